import ControlPlane
import Kubernetes
import Scheduler
import Symbols
import WhatIf

/// Running pods that lose their node from one cluster to the other: their controllers make them anew, so that they wait
/// for a node in the second placement.
struct DisplacedPods {
  /// By `namespace/name`, where they stood.
  private var nodes: [String: Symbol] = [:]
  private var pods: [Pod] = []

  var count: Int { pods.count }

  /// - Parameters:
  ///   - before: what runs there stands on its node.
  ///   - after: what runs there on a node that only the first cluster has is displaced.
  init(from before: SimulationInput, to after: SimulationInput) {
    let gone = Set(before.nodes.map(\.metadata.name)).subtracting(after.nodes.map(\.metadata.name))
    if gone.isEmpty { return }
    let stays = Set(after.clusterAsReplaced.runningPods(on: gone).map(Self.name))
    for pod in before.clusterAsReplaced.runningPods(on: gone) where stays.contains(Self.name(pod)) {
      nodes[Self.name(pod)] = pod.spec.nodeName
      pods.append(pod)
    }
  }

  private static func name(_ pod: Pod) -> String { "\(pod.metadata.namespace.text)/\(pod.metadata.name.text)" }

  /// The second cluster with these pods waiting.
  func waiting(in cluster: Manifests) -> Manifests {
    if pods.isEmpty { return cluster }
    var cluster = cluster
    cluster.objects = cluster.objects.map { object in
      guard case .pod(var pod) = object, nodes[Self.name(pod)] != nil else { return object }
      var spec = pod.spec.value
      spec.nodeName = .none
      pod.spec = Shared(spec)
      return .pod(pod)
    }
    return cluster
  }

  /// Where these pods stood in the first placement.
  func standing(on nodes: [Node]) -> [PodPlacement] {
    if pods.isEmpty { return [] }
    var rows: [Symbol: Int] = [:]
    for (row, node) in nodes.enumerated() { rows[node.metadata.name] = row }
    return pods.compactMap { pod in
      guard let node = self.nodes[Self.name(pod)], let row = rows[node] else { return nil }
      return PodPlacement(
        pod: pod, identity: nil,
        decision: Decision(profile: pod.spec.schedulerName, outcome: .scheduled, node: row, ties: [row]))
    }
  }

  /// `6 running pods lose their node and are placed anew`; nil when none does.
  var sentence: String? {
    switch pods.count {
    case 0: nil
    case 1: "1 running pod loses its node and is placed anew"
    default: "\(pods.count) running pods lose their node and are placed anew"
    }
  }
}

extension Manifests {
  /// Pods on these nodes that would come back elsewhere: not those of a DaemonSet or of the node itself.
  fileprivate func runningPods(on nodes: Set<Symbol>) -> [Pod] {
    objects.compactMap { object in
      guard case .pod(let pod) = object, nodes.contains(pod.spec.nodeName), !pod.status.isTerminal,
        !pod.metadata.isTerminating
      else { return nil }
      let kind = pod.metadata.controller?.kind
      return kind == "DaemonSet" || kind == "Node" ? nil : pod
    }
  }
}
