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
      switch volume.source {
      case .claim(let name, _):
        PodClaim(key: .init(pod.namespace, name), isEphemeral: false, origin: volume.origin)
      case .ephemeral:
        PodClaim(
          key: .init(pod.namespace, Symbol("\(pod.name.text)-\(volume.name.text)")), isEphemeral: true,
          origin: volume.origin)
      default: nil
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
