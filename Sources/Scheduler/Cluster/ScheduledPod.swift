import Kubernetes
import Symbols

/// A pod that the scheduler knows, with what it takes up on a node.
final class ScheduledPod {
  let pod: Pod
  let info: PodInfo
  /// Null counts as 0.
  let priority: Int32
  let preemptionPolicy: PreemptionPolicy
  /// On a node, a pod's status counts beside its spec (a resize under way).
  let requests: ResourceVector
  let nonZeroCPU: Int64
  let nonZeroMemory: Int64

  init(_ pod: PrioritizedPod, info: PodInfo, _ version: KubernetesVersion) {
    self.pod = pod.pod
    self.info = info
    priority = pod.priority
    preemptionPolicy = pod.preemptionPolicy
    let rules = PodRequests.Rules(onNode: pod.pod, in: version)
    let total = PodRequests(pod.pod, rules)
    requests = rules.usesStatus || rules.usesPodLevelStatus ? total.vector : info.requests
    (nonZeroCPU, nonZeroMemory) = PodRequests.nonZero(pod.pod, total: total, rules)
  }

  var namespace: Symbol { pod.metadata.namespace }
  var name: Symbol { pod.metadata.name }
  var isTerminating: Bool { pod.metadata.isTerminating }
}
