import Kubernetes
import SourceText
import Symbols
import Versions

/// Holds a pod to nodes that its bound volumes can reach, and where its unbound claims can find or get one; prefers those
/// that have the most storage left.
///
/// Source: plugin VolumeBinding; "Volume Binding Mode" under "Storage Classes", Kubernetes documentation.
struct VolumeBinding: FilterPlugin, ScorePlugin {
  let name = PluginName.volumeBinding
  let lifetime = Lifetime.attempt
  let hasPreFilter = true
  let hasPreScore = true
  let filterStateError: String? = "not found"
  let scoreStateError: String? = nil
  let arguments: VolumeBindingArgs

  func filterLifetime(for pod: ScheduledPod, in context: SchedulingContext) -> Lifetime {
    pod.info.hasStorage ? .attempt : .row
  }

  func preFilter(_ pod: ScheduledPod, in context: SchedulingContext) -> PreFilterOutcome {
    let claims = PodClaim.all(of: pod)
    context.volumes.current = nil
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
    let filter = VolumeBindingFilter(pod, bound: bound, delayed: delayed, context.volumes, context.cluster)
    context.volumes.current = filter
    return .judge(filter)
  }

  func scoreLifetime(for pod: ScheduledPod, in context: SchedulingContext) -> Lifetime {
    filterLifetime(for: pod, in: context)
  }

  /// Before 1.37 PreScore leaves every pod out; where a configuration leaves PreScore out, Score has nothing to say.
  func preScore(_ pod: ScheduledPod, feasible: [Int], in context: SchedulingContext) -> PreScoreOutcome {
    guard context.version.has(.volumeBindingScores) else { return .skip }
    guard let filter = context.volumes.current, filter.pod === pod else { return .score(ZeroScorer()) }
    return .score(VolumeBindingScorer(filter, arguments.shape))
  }

  func scoreErrorWithoutPreFilter(in version: KubernetesVersion) -> String? {
    version.has(.volumeBindingScores) ? filterStateError : nil
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
