import Kubernetes
import SourceText
import Symbols

/// The claims behind a pod's volumes.
struct PodClaim {
  let key: ClusterObjects.Key
  /// A generic ephemeral volume's claim, named for the pod and the volume.
  let isEphemeral: Bool
  let origin: SourcePosition

  /// In the order of the pod's volumes.
  static func all(of pod: ScheduledPod) -> [PodClaim] {
    pod.info.spec.value.volumes.compactMap { volume in
      volume.claimName(ofPod: pod.name).map { name in
        var isEphemeral = false
        if case .ephemeral = volume.source { isEphemeral = true }
        return PodClaim(key: .init(pod.namespace, name), isEphemeral: isEphemeral, origin: volume.origin)
      }
    }
  }

  /// Why an ephemeral volume's claim is not the pod's own, nil when it is (or need not be).
  func ownerError(_ claim: PersistentVolumeClaim, _ pod: ScheduledPod) -> String? {
    guard isEphemeral else { return nil }
    if let owner = claim.metadata.controller, owner.uid == pod.pod.metadata.uid { return nil }
    return "PVC \(key.namespace.text)/\(key.name.text) was not created for pod \(pod.namespace.text)/\(pod.name.text) "
      + "(pod is not owner)"
  }
}
