import ControlPlane
import Expectations
import Input
import Report

/// Holds runs against golden files, or writes them when that was asked for.
struct GoldenKeeper {
  let updates: Bool

  func check(_ placements: Placements, detail: PlacementDetail, path: String) -> GoldenResult {
    let new = Golden(placements.run, detail: detail)
    var result = GoldenResult(path: path, state: .matches, newText: new.text)
    let text: String?
    do { text = try GoldenStore.read(path) } catch {
      result.state = .unreadable
      result.why = error.message
      return result
    }
    // Nearly always the two are equal to the byte, and nothing need be parsed.
    if text == new.text { return result }
    guard let text else {
      result.state = .missing
      result.diff = GoldenDiff.anew(new, path: path)
      return updates ? write(result) : result
    }
    do throws(Golden.Unreadable) {
      let old = try Golden(parsing: text)
      if old == new { return result }
      result.state = .differs
      let changes = GoldenChanges(old: old, new: new, placements: placements)
      result.changes = changes.all
      result.diff = GoldenDiff.unified(from: changes.oldWithoutSwaps, to: new, path: path)
    } catch {
      result.state = .unreadable
      result.why = "line \(error.line): \(error.why)"
      result.diff = GoldenDiff.anew(new, path: path)
    }
    return updates ? write(result) : result
  }

  private func write(_ result: GoldenResult) -> GoldenResult {
    var result = result
    do { try result.accept() } catch {
      result.state = .unwritable
      result.why = error.message
    }
    return result
  }
}
