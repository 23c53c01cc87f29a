import Kubernetes
import SourceText
import Symbols

/// Holds a pod to nodes that its bound volumes can reach, and where its unbound claims can find or get one.
///
/// Source: plugin VolumeBinding; "Volume Binding Mode" under "Storage Classes", Kubernetes documentation.
struct VolumeBinding: FilterPlugin {
  let name = PluginName.volumeBinding
  let lifetime = Lifetime.attempt
  let hasPreFilter = true

  func filterLifetime(for pod: ScheduledPod, in context: SchedulingContext) -> Lifetime {
    pod.info.hasStorage ? .attempt : .row
  }

  func preFilter(_ pod: ScheduledPod, in context: SchedulingContext) -> PreFilterOutcome {
    let claims = PodClaim.all(of: pod)
    if claims.isEmpty { return .skip }
    var bound: [VolumeBindingFilter.Claim] = []
    var delayed: [VolumeBindingFilter.Claim] = []
    var hasImmediate = false
    for claim in claims {
      guard let stored = context.volumes.claim(claim.key) else {
        return .reject(.unschedulableAndUnresolvable, Self.missing(claim))
      }
      if let fault = Self.fault(claim, stored, pod) { return .reject(.unschedulableAndUnresolvable, fault) }
      let item = VolumeBindingFilter.Claim(stored: stored, origin: claim.origin)
      if stored.isFullyBound {
        bound.append(item)
      } else if stored.spec.volumeName.isEmpty,
        context.volumes.storageClass(stored.className)?.waitsForFirstConsumer == true
      {
        delayed.append(item)
      } else {
        hasImmediate = true
      }
    }
    if hasImmediate {
      return .reject(.unschedulableAndUnresolvable, "pod has unbound immediate PersistentVolumeClaims")
    }
    return .judge(VolumeBindingFilter(bound: bound, delayed: delayed, context.volumes, context.cluster))
  }

  private static func missing(_ claim: PodClaim) -> String {
    claim.isEphemeral
      ? "waiting for ephemeral volume controller to create the persistentvolumeclaim \"\(claim.key.name.text)\""
      : "persistentvolumeclaim \"\(claim.key.name.text)\" not found"
  }

  private static func fault(_ claim: PodClaim, _ stored: PersistentVolumeClaim, _ pod: ScheduledPod) -> String? {
    let name = claim.key.name.text
    if stored.phase == "Lost" {
      return "persistentvolumeclaim \"\(name)\" bound to non-existent persistentvolume "
        + "\"\(stored.spec.volumeName.text)\""
    }
    if stored.metadata.isTerminating { return "persistentvolumeclaim \"\(name)\" is being deleted" }
    return claim.ownerError(stored, pod)
  }
}
