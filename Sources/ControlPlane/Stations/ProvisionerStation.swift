import Kubernetes
import Scheduler
import Symbols

/// Whoever binds a claim or makes a volume for it before a pod can use it.
enum ProvisionerStation: Station {
  static func assumptions(_ way: PodWay) -> [String] {
    ClaimRemarks(contents: way.contents, wanted: way.wanted, kept: way.kept).sentences
  }

  /// Each claim that nobody provisions, with the pods that wait for it.
  static func notPlayed(_ way: PodWay) -> [PlacementRun.NotPlayed] {
    let waiters = way.wanted.pods.lazy.map(\.pod).filter { pod in
      pod.spec.value.nodeName.isEmpty && pod.spec.value.volumes.contains { $0.claimName(of: pod) != nil }
    }
    if waiters.isEmpty { return [] }
    var claims: [ClusterObjects.Key: PersistentVolumeClaim] = [:]
    for claim in way.contents.objects.persistentVolumeClaims + way.wanted.claims {
      claims[ClusterObjects.Key(claim.metadata.namespace, claim.metadata.name)] = claim
    }
    var order: [ClusterObjects.Key] = []
    var waiting: [ClusterObjects.Key: [Pod]] = [:]
    for pod in waiters {
      for volume in pod.spec.value.volumes {
        guard let name = volume.claimName(of: pod) else { continue }
        let key = ClusterObjects.Key(pod.metadata.namespace, name)
        guard let claim = claims[key], reason(claim, way) != nil else { continue }
        if waiting[key] == nil { order.append(key) }
        waiting[key, default: []].append(pod)
      }
    }
    return order.compactMap { key in
      guard let claim = claims[key], let reason = reason(claim, way) else { return nil }
      return PlacementRun.NotPlayed(
        .provisioner, "claim \(key.namespace.text)/\(key.name.text)", reason.words, claim.metadata,
        pods: waiting[key] ?? [])
    }
  }

  private enum Reason {
    case noClass
    case unknown(Symbol)
    case immediate(Symbol)

    var words: String {
      switch self {
      case .noClass: "is bound by nobody: it has no StorageClass, and no volume controller is played"
      case .unknown(let name): "is provisioned by nobody: StorageClass \(name.text) is not in the input"
      case .immediate(let name):
        "is provisioned by nobody: StorageClass \(name.text) binds at once (Immediate), and no volume controller is played"
      }
    }
  }

  /// Why nobody binds a claim; nil where it is bound, or the scheduler sees to it.
  private static func reason(_ claim: PersistentVolumeClaim, _ way: PodWay) -> Reason? {
    guard claim.spec.volumeName.isEmpty else { return nil }
    let name =
      claim.metadata.annotations[DefaultStorageClass.betaAnnotation] ?? claim.spec.storageClassName ?? .none
    if name.isEmpty { return .noClass }
    guard let storageClass = way.contents.objects.storageClasses.first(where: { $0.metadata.name == name }) else {
      return .unknown(name)
    }
    return storageClass.waitsForFirstConsumer ? nil : .immediate(name)
  }
}

extension Volume {
  /// The claim that it stands for; nil for other volumes.
  fileprivate func claimName(of pod: Pod) -> Symbol? {
    switch source {
    case .claim(let name, _): name
    case .ephemeral: Symbol("\(pod.metadata.name.text)-\(name.text)")
    default: nil
    }
  }
}
