import ControlPlane
import Kubernetes
import Scheduler
import Symbols

/// What became of a subject's pods in a run of the simulator.
struct Trial {
  let run: PlacementRun
  /// The subject's pods, in the order in which the scheduler tried them.
  let pods: [PodPlacement]
  /// How many pods were asked for.
  let wanted: Int

  init(_ run: PlacementRun, of subject: Subject, wanted: Int) {
    self.run = run
    self.wanted = wanted
    pods = run.pods.filter { $0.decision.outcome != .refused && subject.makes($0) }
  }

  /// How many pods have a node.
  var placed: Int { pods.count { $0.decision.node != nil } }

  /// How many have none, those included that wait for one of these.
  var missing: Int { max(0, wanted - placed) }

  /// The first pod that got no node; nil when all got one.
  var failure: PodPlacement? { pods.first { $0.decision.node == nil } }

  /// `0/3 nodes are available: 2 Insufficient cpu, ...`: kube-scheduler's words on the first pod that got no node.
  var reason: String { failure.map(Self.reason) ?? "" }

  static func reason(of failure: PodPlacement) -> String {
    let message = failure.decision.filterMessage
    return String(message.hasSuffix(".") ? message.dropLast() : message)
  }

  /// The rows of the nodes that the pods were placed on, in their order.
  var rows: [Int?] { pods.map(\.decision.node) }
}

extension Subject {
  /// Whether a pod of a run is its own.
  func makes(_ placement: PodPlacement) -> Bool {
    guard placement.pod.metadata.namespace == metadata.namespace else { return false }
    if let identity = placement.identity { return identity.kind == kind && identity.name == metadata.name }
    return kind == nil && placement.pod.metadata.name == metadata.name
  }
}
