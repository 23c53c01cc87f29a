public import Store
public import Symbols

/// Takes away pods that nobody else takes away: on nodes that are gone or out of service, deleted before they had a node,
/// and ended ones when there are too many.
///
/// Source: "Pod Lifecycle", section "Garbage collection of Pods", Kubernetes documentation.
public enum PodGCController: Controller {
  public static let name = "podgc"
  public static let kind: Symbol? = nil

  /// How many ended pods may stay; see `docs/controllers.md` for why it is not the flag's default.
  static let endedPodThreshold = 3

  public static func step(_ key: ObjectKey, _ context: ControllerContext) -> ControllerStep {
    var step = ControllerStep()
    let pods = context.cluster.objects("Pod")
    let nodes = context.cluster.objects("Node")
    let outOfService = Set(nodes.filter { !$0.isReady && $0.isOutOfService }.map(\.name))
    let known = Set(nodes.map(\.name))

    // All of a look see the pods as they were when it began, so one may be deleted twice.
    let ended = pods.filter(\.hasEnded)
    if ended.count > endedPodThreshold {
      step.note("\(ended.count) pods have ended, \(endedPodThreshold) may stay")
    }
    var gone: Set<ObjectKey> = []
    let excess = ended.sorted(by: goesBefore).prefix(max(0, ended.count - endedPodThreshold))
    let stuck = pods.filter { $0.isBeingDeleted && outOfService.contains($0.nodeName) }.sorted(by: goesBefore)
    let unplaced = pods.filter { $0.isBeingDeleted && $0.nodeName.isEmpty }.sorted(by: goesBefore)
    for (group, reason) in [
      (Array(excess), "too many pods have ended"), (stuck, "its node is out of service"),
      (unplaced, "it was deleted before it had a node"),
    ] {
      for pod in group {
        end(pod, because: reason, &step)
        gone.insert(pod.key)
      }
    }
    // A node must have been away for some time, so these are found by a later look.
    for pod in pods where !pod.nodeName.isEmpty && !known.contains(pod.nodeName) && !gone.contains(pod.key) {
      end(pod, because: "its node \(pod.nodeName) is gone", with: disruption(of: pod, at: context.now), &step)
    }
    return step
  }

  /// Evicted ones first, then the oldest.
  private static func goesBefore(_ a: StoredObject, _ b: StoredObject) -> Bool {
    let (isAEvicted, isBEvicted) = (a.status["reason"] == "Evicted", b.status["reason"] == "Evicted")
    if isAEvicted != isBEvicted { return isAEvicted }
    guard let created = a.creation, let other = b.creation, created != other else {
      return a.name == b.name ? a.key < b.key : a.name.utf8.lexicographicallyPrecedes(b.name.utf8)
    }
    return created < other
  }

  private static func disruption(of pod: StoredObject, at now: Moment) -> Value {
    [
      "type": "DisruptionTarget", "status": "True", "reason": "DeletionByPodGC",
      "message": "PodGC: node no longer exists", "lastTransitionTime": now.value,
      "observedGeneration": pod.observedGeneration,
    ]
  }

  /// Deletes a pod at once; one that has not ended has failed then.
  private static func end(
    _ pod: StoredObject, because reason: String, with condition: Value = .null, _ step: inout ControllerStep
  ) {
    if !pod.isFinished {
      var body = pod.body
      body["status"]["phase"] = "Failed"
      body["status"]["observedGeneration"] = pod.observedGeneration
      if !condition.isNull { body["status"].setPodCondition(condition) }
      step.patch(pod, to: body, subresource: "status", because: reason)
    }
    step.delete(pod, DeleteOptions(gracePeriodSeconds: 0), because: reason)
  }
}

extension StoredObject {
  /// Anything that is not about to run, runs, or cannot be told of, has ended.
  fileprivate var hasEnded: Bool { !["", "Pending", "Running", "Unknown"].contains(phase) }

  fileprivate var isOutOfService: Bool {
    spec["taints"].items.contains { $0["key"] == "node.kubernetes.io/out-of-service" }
  }

  fileprivate var observedGeneration: Value { generation == 0 ? .null : .integer(generation) }
}
