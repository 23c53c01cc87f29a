import Kubernetes
import Store

/// How many pods of a budget there should be.
struct ExpectedPods {
  private(set) var count = 0
  /// Whether pods that nobody controls are among those that were to be counted by what controls them.
  private(set) var hasUnmanaged = false

  /// A number of pods that must be available counts the pods themselves; anything else asks what controls them for its
  /// scale, each once.
  init(of budget: PodDisruptionBudget, _ pods: [StoredObject], in cluster: ClusterView) throws(ScaleUnknown) {
    if budget.bound == nil { return }
    guard budget.needsScale else {
      count = pods.count
      return
    }
    var asked: Set<String> = []
    var scales: [String: Int64] = [:]
    for pod in pods {
      guard let owner = pod.controller else {
        hasUnmanaged = true
        continue
      }
      guard asked.insert(owner.uid).inserted else { continue }
      guard let scale = try ControllerScale(of: owner, in: pod.namespace, cluster) else {
        throw ScaleUnknown(message: "found no controllers for pod \"\(pod.name)\"")
      }
      // Two ReplicaSets of a Deployment have one scale.
      scales[scale.uid] = scale.replicas
    }
    count = scales.values.reduce(0) { sum, replicas in sum + Int(clamping: max(replicas, 0)) }
  }
}

/// Why nobody knows how many pods there should be.
struct ScaleUnknown: Error {
  let message: String
}
