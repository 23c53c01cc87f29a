import Kubernetes
import Symbols
import Versions

/// A pod that the scheduler knows, with what it takes up on a node.
final class ScheduledPod {
  let pod: Pod
  let info: PodInfo
  /// Null counts as 0.
  let priority: Int32
  let preemptionPolicy: PreemptionPolicy
  /// Where a pod's status counts beside its spec (a resize under way on its node).
  private let ownRequests: Shared<ResourceVector>?
  let nonZeroCPU: Int64
  let nonZeroMemory: Int64

  init(_ pod: PrioritizedPod, info: PodInfo, _ version: KubernetesVersion) {
    self.pod = pod.pod
    self.info = info
    priority = pod.priority
    preemptionPolicy = pod.preemptionPolicy
    let rules = PodRequests.Rules(onNode: pod.pod, in: version)
    let total = PodRequests(pod.pod, rules)
    ownRequests = rules.usesStatus || rules.usesPodLevelStatus ? Shared(total.vector) : nil
    (nonZeroCPU, nonZeroMemory) = PodRequests.nonZero(pod.pod, total: total, rules)
  }

  var requests: ResourceVector { ownRequests?.value ?? info.requests }
  var namespace: Symbol { pod.metadata.namespace }
  var name: Symbol { pod.metadata.name }
  var isTerminating: Bool { pod.metadata.isTerminating }
}
