public import Kubernetes
import Symbols

/// Which nodes the DaemonSet controller makes a pod for, and the tolerations it gives that pod.
///
/// Source: "DaemonSet", sections "How Daemon Pods are scheduled" and "Taints and tolerations", Kubernetes documentation.
public enum DaemonSetNodes {
  /// Node name, selector, required affinity and taints are looked at; resources, ports and other pods are not.
  public static func shouldRun(_ spec: PodSpec, on node: Node) -> Bool {
    let name = node.metadata.name
    guard spec.nodeName.isEmpty || spec.nodeName == name,
      spec.matchesRequiredNodeAffinity(name: name, labels: node.metadata.labels, pinnedTo: nil)
    else { return false }
    return node.taints.allSatisfy { taint in
      (taint.effect != .noSchedule && taint.effect != .noExecute) || spec.tolerations.tolerate(taint)
    }
  }

  /// The spec's tolerations with the automatic ones; those that are equal but for their seconds are replaced.
  static func tolerations(adding spec: PodSpec) -> [Toleration] {
    var tolerations = spec.tolerations
    for automatic in automatic where automatic.key != networkUnavailable || spec.hostNetwork {
      let equal = tolerations.indices.filter { automatic.replaces(tolerations[$0]) }
      for slot in equal { tolerations[slot] = automatic }
      if equal.isEmpty { tolerations.append(automatic) }
    }
    return tolerations
  }

  private static let networkUnavailable = Symbol("node.kubernetes.io/network-unavailable")

  private static let automatic: [Toleration] = [
    exists("node.kubernetes.io/not-ready", .noExecute),
    exists("node.kubernetes.io/unreachable", .noExecute),
    exists("node.kubernetes.io/disk-pressure", .noSchedule),
    exists("node.kubernetes.io/memory-pressure", .noSchedule),
    exists("node.kubernetes.io/pid-pressure", .noSchedule),
    exists("node.kubernetes.io/unschedulable", .noSchedule),
    exists(networkUnavailable, .noSchedule),
  ]

  private static func exists(_ key: Symbol, _ effect: TaintEffect) -> Toleration {
    Toleration(key: key, operator: .exists, operatorText: "Exists", effect: effect)
  }
}

extension Toleration {
  fileprivate func replaces(_ other: Toleration) -> Bool {
    key == other.key && effect == other.effect && `operator` == other.operator && value == other.value
  }
}
