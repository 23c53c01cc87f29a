import ControlPlane
import Kubernetes
import Scheduler
import Symbols

/// Tries changes out: runs the whole simulation with them.
struct FixTrial {
  let input: SimulationInput
  /// The run without any change.
  let before: PlacementRun
  let target: PodTarget
  /// The pod must fit on this node; nil for any.
  let node: Symbol?

  /// nil when the pod does not get in.
  func fix(_ edits: [Edit]) -> Fix? {
    guard let run = run(edits), let place = run.pods.first(where: target.isSame) else { return nil }
    guard place.decision.outcome == .scheduled, let row = place.decision.node else { return nil }
    if let node, !isLetIn(on: node, edits, place, run) { return nil }
    var moved: [Fix.PodName] = []
    var lost: [Fix.PodName] = []
    var gained: [Fix.PodName] = []
    let places = Self.places(before)
    for other in run.pods where !target.isSame(as: other) {
      let name = Fix.PodName(namespace: other.pod.metadata.namespace, name: other.pod.metadata.name)
      let now = other.decision.node.map { run.nodes[$0].metadata.name }
      switch (places[name], now) {
      case (let old?, let new?) where old != new: moved.append(name)
      case (_?, nil): lost.append(name)
      case (nil, _?): gained.append(name)
      default: break
      }
    }
    return Fix(
      edits: edits, patches: nil, node: run.nodes[row].metadata.name, feasibleNodes: place.decision.feasibleNodes,
      moved: moved,
      lost: lost, gained: gained, stillPending: run.pods.count { isPendingSibling($0) })
  }

  private func run(_ edits: [Edit]) -> PlacementRun? {
    guard var changed = input.applying(edits, to: target) else { return nil }
    let target = target
    changed.options.detail = .nodes
    changed.options.detailed = { pod, _ in
      pod.metadata.name == target.name && pod.metadata.namespace == target.namespace
    }
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

  private static func places(_ run: PlacementRun) -> [Fix.PodName: Symbol] {
    var places: [Fix.PodName: Symbol] = [:]
    for item in run.pods {
      guard let row = item.decision.node else { continue }
      places[Fix.PodName(namespace: item.pod.metadata.namespace, name: item.pod.metadata.name)] =
        run.nodes[row].metadata.name
    }
    return places
  }

  private func isPendingSibling(_ other: PodPlacement) -> Bool {
    guard let own = target.identity, let identity = other.identity, other.decision.outcome != .scheduled else {
      return false
    }
    return identity.kind == own.kind && identity.name == own.name && other.pod.metadata.namespace == target.namespace
  }
}
