import ControlPlane
import Expectations
import Kubernetes
import Report
import Symbols

/// What differs between a golden file and a run, in words.
struct GoldenChanges {
  /// How many changes are told with their causes.
  private static let explainedChanges = 8

  let old: Golden
  let new: Golden
  let placements: Placements

  /// The weightiest first.
  var all: [GoldenResult.Change] {
    let diff = diff
    var changes: [GoldenResult.Change] = []
    if old.detail != new.detail {
      changes.append(.init(kind: "detail", text: "detail: \(old.detail.rawValue) -> \(new.detail.rawValue)"))
    }
    changes += diff.pods.enumerated().map { place, pod in
      change(pod, isExplained: place < Self.explainedChanges)
    }
    if let sentence = diff.swapSentence { changes.append(.init(kind: "swapped", text: sentence)) }
    changes += diff.nodeSentences.map { .init(kind: "nodes", text: $0) }
    // Somebody has edited the file: another order, other white space.
    if changes.isEmpty { changes.append(.init(kind: "text", text: "the same in meaning, written otherwise")) }
    return changes
  }

  /// In the detail that both files have.
  private var diff: PlacementDiff {
    let detail = min(old.detail, new.detail)
    let places = NodePlaces(placements.run.nodes)
    let names = placements.run.nodes.map(\.metadata.name.text)
    func report(_ golden: Golden) -> PlacementReport {
      // The places of a file without nodes are no nodes of the run.
      var seen: Set<String> = []
      let cluster = names.map { places.place(of: $0, in: golden.detail) }.filter { seen.insert($0).inserted }
      let report = golden.report(cluster: cluster)
      return golden.detail == detail ? report : report.folded(places, in: detail)
    }
    var diff = PlacementDiff(from: report(old), to: report(new), comparing: detail)
    if detail.namesNodes { diff.foldSwaps(places) }
    return diff
  }

  /// The file with the pods that only swapped equal nodes where they are now: of these no line need be shown.
  var oldWithoutSwaps: Golden {
    let swapped = Set(diff.swapped.map(\.pod))
    if swapped.isEmpty { return old }
    let now = Dictionary(new.blocks.map { ($0.pod, $0) }) { first, _ in first }
    var golden = old
    golden.blocks = old.blocks.map { block in swapped.contains(block.pod) ? now[block.pod] ?? block : block }
    return golden
  }

  private func change(_ pod: PodDiff, isExplained: Bool) -> GoldenResult.Change {
    var change = GoldenResult.Change(kind: pod.kind.rawValue, pod: pod.pod, text: pod.sentence)
    guard isExplained, min(old.detail, new.detail).namesNodes else { return change }
    change.causes = causes(of: pod)
    // The run knows more of the causes than the file, and the text's diff shows the message.
    let details = pod.details.dropFirst(change.causes.isEmpty ? 0 : pod.causes.count)
    change.details = details.map(\.text).filter { $0 != pod.after?.message }
    return change
  }

  /// Why a pod is no longer where the golden file has it.
  private func causes(of pod: PodDiff) -> [Mismatch.Cause] {
    guard let node = pod.before?.node, pod.kind == .moved || pod.kind == .unplaced,
      let index = placements.run.pods.firstIndex(where: { Golden.key($0) == pod.pod })
    else { return [] }
    return placements.whyNotOn(nodeNamed: node, pod: index)
  }
}
