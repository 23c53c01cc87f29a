public import ControlPlane
import Kubernetes
import Scheduler
import Symbols

/// A run as assertions look at it: its pods and nodes by the names that people use.
public struct Placements: Sendable {
  public let run: PlacementRun
  /// Whether a pod's name is said with its namespace: only when there is more than one.
  let showsNamespaces: Bool

  public init(_ run: PlacementRun) {
    self.run = run
    let first = run.pods.first?.pod.metadata.namespace
    showsNamespaces = run.pods.contains { $0.pod.metadata.namespace != first }
  }

  public func nodeName(_ row: Int) -> String {
    run.nodes.indices.contains(row) ? run.nodes[row].metadata.name.text : "?"
  }

  /// `Deployment/checkout[0]` or the pod's own name, after its namespace when that is needed.
  public func label(ofPod pod: Int) -> String {
    let placement = run.pods[pod]
    return showsNamespaces ? "\(placement.pod.metadata.namespace.text)/\(placement.steadyName)" : placement.steadyName
  }

  /// The place of a node in a pod's table, nil when the table has no row for it.
  func entry(ofNode row: Int, in table: NodeTable) -> Int? {
    // Nearly always the table has every node, so that row and place are one.
    if table.rows.indices.contains(row), table.rows[row] == row { return row }
    return table.rows.firstIndex(of: row)
  }

  /// `node-a`, or `node-a, tied with node-b`.
  func standing(of decision: Decision) -> String {
    guard let node = decision.node else { return decision.outcome.rawValue }
    let others = decision.ties.filter { $0 != node }.map(nodeName)
    return others.isEmpty ? nodeName(node) : "\(nodeName(node)), tied with \(others.listed(limit: 4))"
  }

  /// What became of a pod, in a line: its node, or its outcome with kube-scheduler's message.
  func account(of decision: Decision) -> String {
    switch decision.outcome {
    case .scheduled: "scheduled on \(standing(of: decision))"
    case .nominated:
      "nominated\(decision.preemption.map { " to \(nodeName($0.nominatedNode))" } ?? ""): \(decision.message)"
    case .unschedulable, .gated, .refused, .error: "\(decision.outcome.rawValue): \(decision.message)"
    }
  }
}

extension PodPlacement {
  /// A name that does not change with the template's content: `Deployment/checkout[0]`, or the pod's own name.
  public var steadyName: String { identity?.description ?? pod.metadata.name.text }

  /// The name that test files use: `checkout-0` for a workload's pod, or the pod's own name.
  public var shortName: String { identity.map { "\($0.name.text)-\($0.ordinal)" } ?? pod.metadata.name.text }
}

extension Collection<String> {
  /// `a, b, c and 4 more`.
  public func listed(limit: Int) -> String {
    guard count > limit + 1 else { return joined(separator: ", ") }
    return "\(prefix(limit).joined(separator: ", ")) and \(count - limit) more"
  }

  /// `a, b or c`.
  var listedWithOr: String {
    guard count > 1, let last = suffix(1).first else { return joined(separator: ", ") }
    return "\(prefix(count - 1).joined(separator: ", ")) or \(last)"
  }
}
