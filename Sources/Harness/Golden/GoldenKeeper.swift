import ControlPlane
import Expectations
import Input
import Report

/// Holds runs against golden files, or writes them when that was asked for.
struct GoldenKeeper {
  /// How many changes are told with their causes.
  private static let explainedChanges = 8

  let updates: Bool

  func check(_ placements: Placements, detail: PlacementDetail, path: String) -> GoldenResult {
    let new = Golden(placements.run, detail: detail)
    var result = GoldenResult(path: path, state: .matches)
    let text: String?
    do { text = try GoldenStore.read(path) } catch {
      result.state = .unreadable
      result.why = error.message
      return result
    }
    // Nearly always the two are equal to the byte, and nothing need be parsed.
    if text == new.text { return result }
    let old: Golden?
    do throws(Golden.Unreadable) {
      old = try text.map { text throws(Golden.Unreadable) in try Golden(parsing: text) }
    } catch {
      result.state = .unreadable
      result.why = "line \(error.line): \(error.why)"
      return updates ? write(new, replacing: nil, result) : result
    }
    guard let old else {
      result.state = .missing
      return updates ? write(new, replacing: nil, result) : result
    }
    if old == new { return result }
    if updates { return write(new, replacing: old, result) }
    result.state = .differs
    result.diff = GoldenDiff.unified(from: old, to: new, path: path)
    result.changes = GoldenChange.changes(from: old, to: new).enumerated().map { place, change in
      GoldenResult.Change(
        text: change.text, causes: place < Self.explainedChanges ? causes(of: change, in: placements) : [])
    }
    return result
  }

  private func write(_ new: Golden, replacing old: Golden?, _ result: GoldenResult) -> GoldenResult {
    var result = result
    do {
      try GoldenStore.write(new.text, to: result.path)
    } catch {
      result.state = .unreadable
      result.why = error.message
      return result
    }
    result.state = .written
    result.why = ""
    result.changes = (old.map { GoldenChange.changes(from: $0, to: new) } ?? []).map {
      .init(text: $0.text, causes: [])
    }
    return result
  }

  /// Why a pod is no longer where the golden file has it.
  private func causes(of change: GoldenChange, in placements: Placements) -> [Mismatch.Cause] {
    guard let node = Golden.node(ofVerdict: change.before), change.kind == .moved || change.kind == .outcome,
      let pod = placements.run.pods.firstIndex(where: { Golden.key($0) == change.pod })
    else { return [] }
    return placements.whyNotOn(nodeNamed: node, pod: pod)
  }
}
