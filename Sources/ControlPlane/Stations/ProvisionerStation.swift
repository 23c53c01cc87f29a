import Kubernetes
import Scheduler
import Symbols

/// Whoever binds a claim or makes a volume for it before a pod can use it.
enum ProvisionerStation: Station {
  static func assumptions(_ way: PodWay) -> [String] { claims(way).sentences }

  /// Each claim that nobody provisions, with the pods that wait for it, in the order of these.
  static func notPlayed(_ way: PodWay) -> [PlacementRun.NotPlayed] {
    let (given, made) = claims(way).fates
    if given.isEmpty, made.isEmpty { return [] }
    var fates: [ClusterObjects.Key: (claim: PersistentVolumeClaim, fate: ClaimFate)] = [:]
    for item in given + made {
      fates[ClusterObjects.Key(item.claim.metadata.namespace, item.claim.metadata.name)] = item
    }
    var order: [ClusterObjects.Key] = []
    var waiting: [ClusterObjects.Key: [Pod]] = [:]
    for pod in way.kept + way.wanted.pods.map(\.pod) where pod.spec.value.nodeName.isEmpty && !pod.status.isTerminal {
      for volume in pod.spec.value.volumes {
        guard let name = volume.claimName(ofPod: pod.metadata.name) else { continue }
        let key = ClusterObjects.Key(pod.metadata.namespace, name)
        if fates[key] == nil { continue }
        if waiting[key] == nil { order.append(key) }
        waiting[key, default: []].append(pod)
      }
    }
    return order.compactMap { key in
      guard let (claim, fate) = fates[key] else { return nil }
      return PlacementRun.NotPlayed(
        .provisioner, "claim \(key.namespace.text)/\(key.name.text)", fate.words, claim.metadata,
        pods: waiting[key] ?? [])
    }
  }

  private static func claims(_ way: PodWay) -> ClaimRemarks {
    ClaimRemarks(contents: way.contents, wanted: way.wanted, kept: way.kept)
  }
}
