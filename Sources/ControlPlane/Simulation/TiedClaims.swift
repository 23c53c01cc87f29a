import Kubernetes
import Scheduler
import Symbols

/// Claims that wait for their volume to be made, and hold to one node meanwhile every pod that names them.
///
/// In a cluster the volume is there some seconds later, and pods that found no place are tried again.
struct TiedClaims {
  /// By claim: how many pods name it that have no node yet.
  private var users: [ClusterObjects.Key: Int] = [:]
  /// Tied before the run began.
  private var tiedBefore: Set<ClusterObjects.Key> = []

  init(_ pods: [Pod], _ scheduler: Scheduler) {
    for pod in pods {
      for key in Self.claims(of: pod) { users[key, default: 0] += 1 }
    }
    tiedBefore = Set(users.keys.filter { scheduler.selectedNode(of: $0) != nil })
  }

  private static func claims(of pod: Pod) -> [ClusterObjects.Key] {
    pod.spec.value.volumes.compactMap { volume in
      if case .claim(let name, _) = volume.source { ClusterObjects.Key(pod.metadata.namespace, name) } else { nil }
    }
  }

  /// What the report says when all is decided.
  func sentences(_ scheduler: Scheduler) -> [String] {
    users.compactMap { key, count -> String? in
      guard count > (tiedBefore.contains(key) ? 0 : 1), let node = scheduler.selectedNode(of: key) else { return nil }
      return
        "claim \(key.namespace.text)/\(key.name.text) stays unprovisioned and holds its pods to node \(node.text), "
        + "where the first went: no volume controller is played"
    }.sorted()
  }
}
