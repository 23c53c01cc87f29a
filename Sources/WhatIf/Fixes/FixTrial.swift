import ControlPlane
import Kubernetes
import Scheduler
import Symbols

/// Tries changes out: runs the whole simulation with them.
struct FixTrial {
  let input: SimulationInput
  /// The run without any change.
  let before: RunDifference.Summary
  let target: PodTarget
  /// The pod must fit on this node; nil for any.
  let node: Symbol?

  /// nil when the pod does not get in.
  func fix(_ edits: [Edit]) -> Fix? {
    guard let run = run(edits), let place = run.pods.first(where: target.isSame) else { return nil }
    guard place.decision.outcome == .scheduled, let row = place.decision.node else { return nil }
    if let node, !isLetIn(on: node, edits, place, run) { return nil }
    return Fix(
      edits: edits, patches: nil, node: run.nodes[row].metadata.name, feasibleNodes: place.decision.feasibleNodes,
      effects: RunDifference(from: before, to: run, but: target),
      stillPending: run.pods.count { isPendingSibling($0) })
  }

  private func run(_ edits: [Edit]) -> PlacementRun? {
    guard var changed = input.applying(edits, to: target) else { return nil }
    let target = target
    changed.options.detail = .nodes
    changed.options.detailed = { target.isSame($0, $1) }
    return try? Simulation.run(changed)
  }

  /// Whether no filter of the node, or of the one that was added in its likeness, says no.
  private func isLetIn(on node: Symbol, _ edits: [Edit], _ place: PodPlacement, _ run: PlacementRun) -> Bool {
    var names: Set<Symbol> = [node]
    for case .addNode(_, let name) in edits { names.insert(name) }
    let table = place.decision.table
    return table.rows.indices.contains { index in
      names.contains(run.nodes[table.rows[index]].metadata.name) && table.rejections[index] == nil
    }
  }

  private func isPendingSibling(_ other: PodPlacement) -> Bool {
    guard let own = target.identity, let identity = other.identity, other.decision.outcome != .scheduled else {
      return false
    }
    return identity.kind == own.kind && identity.name == own.name && other.pod.metadata.namespace == target.namespace
  }
}
