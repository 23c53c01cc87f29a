import Kubernetes
import SourceText
import Symbols
import Versions

/// The claims behind a pod's `spec.resourceClaims`.
enum PodResourceClaims {
  struct Claim {
    let stored: ResourceClaim
    /// Where the pod names it.
    let origin: SourcePosition
  }

  case claims([Claim])
  /// kube-scheduler's words for a claim that is not there, or not the pod's.
  case missing(String)

  static func resolve(_ pod: ScheduledPod, _ devices: DeviceTable) -> PodResourceClaims {
    let entries = pod.info.spec.value.resourceClaims
    if entries.isEmpty { return .claims([]) }
    var claims: [Claim] = []
    let podName = "\(pod.namespace.text)/\(pod.name.text)"
    for entry in entries {
      let name: Symbol
      if let given = entry.resourceClaimName {
        name = given
      } else if entry.resourceClaimTemplateName != nil {
        guard let status = pod.pod.status.resourceClaimStatuses.first(where: { $0.name == entry.name }) else {
          return .missing("pod \"\(podName)\": ResourceClaim not created yet")
        }
        // The controller found that no claim is needed.
        guard let made = status.claim else { continue }
        name = made
      } else {
        return .missing(
          "pod \"\(podName)\", spec.resourceClaim \"\(entry.name.text)\": none of the supported fields are set")
      }
      guard let claim = devices.claim(DeviceTable.Key(pod.namespace, name)) else {
        return .missing("could not find ResourceClaim \"\(pod.namespace.text)/\(name.text)\"")
      }
      if claim.metadata.isTerminating { return .missing("resourceclaim \"\(name.text)\" is being deleted") }
      if entry.resourceClaimName == nil, claim.metadata.controller?.uid != pod.pod.metadata.uid {
        let word = devices.version.has(.claimOwnerWordsAreCapitalized) ? "Pod" : "pod"
        return .missing("ResourceClaim \(claim.text) was not created for \(word) \(podName) (\(word) is not owner)")
      }
      claims.append(Claim(stored: claim, origin: entry.origin))
    }
    return .claims(claims)
  }
}
