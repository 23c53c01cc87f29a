import ControlPlane
import Expectations
import Kubernetes
import Report
import Scheduler
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
    let cluster = placements.run.nodes.map(\.metadata.name.text)
    let diff = PlacementDiff(
      from: old.report(cluster: cluster), to: new.report(cluster: cluster), comparing: min(old.detail, new.detail))
    var changes: [GoldenResult.Change] = []
    if old.detail != new.detail {
      changes.append(.init(kind: "detail", text: "detail: \(old.detail.rawValue) -> \(new.detail.rawValue)"))
    }
    changes += diff.pods.enumerated().map { place, pod in
      change(pod, isExplained: place < Self.explainedChanges)
    }
    changes += diff.nodeSentences.map { .init(kind: "nodes", text: $0) }
    // Somebody has edited the file: another order, other white space.
    if changes.isEmpty { changes.append(.init(kind: "text", text: "the same in meaning, written otherwise")) }
    return changes
  }

  private func change(_ pod: PodDiff, isExplained: Bool) -> GoldenResult.Change {
    var change = GoldenResult.Change(kind: pod.kind.rawValue, pod: pod.pod, text: pod.sentence)
    guard isExplained else { return change }
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
