import Kubernetes
import Store
import Symbols
import Versions

/// One look at a StatefulSet: which pods are made, mended and deleted now.
struct StatefulSetSync {
  let set: StoredObject
  let revisions: StatefulSetRevisions
  let context: ControllerContext
  /// The pods that are to be there, by ordinal; those that are not yet as they would be made.
  private var replicas: [StoredObject]
  /// Pods beyond the ordinals, highest first.
  private let condemned: [StoredObject]
  private let pods: [StoredObject]
  private let firstUnavailable: ObjectKey?
  let isOrdered: Bool
  let claims: StatefulClaims
  var status: Value

  private var minReadySeconds: Int64 { self.set.spec["minReadySeconds"].int ?? 0 }

  init(
    _ set: StoredObject, _ pods: [StoredObject], _ revisions: StatefulSetRevisions, collisions: Int64,
    _ context: ControllerContext
  ) {
    self.set = set
    self.revisions = revisions
    self.context = context
    self.pods = pods
    claims = StatefulClaims(set, context)
    isOrdered = set.spec["podManagementPolicy"].string != "Parallel"
    let ordinals = StatefulOrdinals(set)
    var found: [Int64: StoredObject] = [:]
    var condemned: [StoredObject] = []
    for pod in pods {
      guard let ordinal = StatefulPodName(pod.name)?.ordinal else { continue }
      if ordinals.range.contains(ordinal) { found[ordinal] = pod } else { condemned.append(pod) }
    }
    replicas = ordinals.range.map { found[$0] ?? StatefulPod.pod($0, of: set, revisions) }
    self.condemned = condemned.sorted { a, b in
      (StatefulPodName(a.name)?.ordinal ?? 0) > (StatefulPodName(b.name)?.ordinal ?? 0)
    }
    let wait = set.spec["minReadySeconds"].int ?? 0
    firstUnavailable =
      (replicas + self.condemned.reversed()).first { pod in
        pod.isBeingDeleted || !pod.isRunningAndAvailable(wait, at: context.now)
      }?.key
    status = set.status
    status["observedGeneration"] = set.generation == 0 ? .null : .integer(set.generation)
    status["currentRevision"] = .text(revisions.current.name)
    status["updateRevision"] = .text(revisions.update.name)
    status["collisionCount"] = .integer(collisions)
  }

  mutating func play(_ step: inout ControllerStep) {
    if set.isBeingDeleted {
      step.note("the StatefulSet is being deleted: no pod is made or deleted")
      return count(pods)
    }
    let isDone =
      forAll(replicas, &step) { $0.keepUp($1, &$2) }
      && forAll(condemned, &step) { sync, pod, step in
        sync.claims.mend(pod, onlyIfNeeded: true, &step)
        return true
      }
      && forAll(condemned, &step) { $0.condemn($1, &$2) }
    count(replicas + condemned)
    if isDone, set.spec["updateStrategy"]["type"].string != "OnDelete" { update(&step) }
  }

  /// Does something for each pod: in order until one says to wait, or for all side by side.
  ///
  /// Side by side means batches of 1, 2, 4 ... pods, in each of which the one that is begun last comes first.
  ///
  /// - Returns: whether there is nothing to wait for.
  private func forAll(
    _ pods: [StoredObject], _ step: inout ControllerStep,
    _ act: (StatefulSetSync, StoredObject, inout ControllerStep) -> Bool
  ) -> Bool {
    if isOrdered {
      for pod in pods where !act(self, pod, &step) || !step.error.isEmpty { return false }
      return true
    }
    var start = 0
    var size = 1
    while start < pods.count, step.error.isEmpty {
      let batch = start..<min(start + size, pods.count)
      for index in [batch.upperBound - 1] + Array(batch.dropLast()) { _ = act(self, pods[index], &step) }
      start = batch.upperBound
      size *= 2
    }
    return step.error.isEmpty
  }

  /// Makes or mends a pod that is to be there; says whether the next may be looked at.
  private func keepUp(_ pod: StoredObject, _ step: inout ControllerStep) -> Bool {
    if pod.isFinished {
      if !pod.isBeingDeleted { delete(pod, &step, because: "it has ended: it is made anew") }
      return false
    }
    let isNew = pod.phase.isEmpty
    if isNew {
      if claims.areStale(pod) {
        step.note("\(pod.name) waits for the end of the claims of its former self")
        return false
      }
      create(pod, &step)
      if !step.error.isEmpty || isOrdered { return false }
    }
    if pod.phase == "Pending" {
      claims.create(for: pod, &step)
      claims.mend(pod, onlyIfNeeded: false, &step)
      if !step.error.isEmpty { return false }
    }
    if isOrdered, pod.isBeingDeleted || !pod.isRunningAndAvailable(minReadySeconds, at: context.now) {
      step.note("\(pod.name) is \(pod.isBeingDeleted ? "being deleted" : "not available"): the pods after it wait")
      return false
    }
    mend(pod, &step)
    return true
  }

  private func create(_ pod: StoredObject, _ step: inout ControllerStep) {
    claims.create(for: pod, &step)
    if !step.error.isEmpty {
      let message = "Create Pod \(pod.name) in StatefulSet \(set.name) failed error: \(step.error)"
      step.event("FailedCreate", message, on: set, isWarning: true)
      return
    }
    if context.cluster.object("Pod", pod.key) != nil {
      step.refuse("Pod", in: pod.namespace, StatefulPod.sent(pod), "pods \"\(pod.name)\" already exists")
      return
    }
    step.create("Pod", in: pod.namespace, StatefulPod.sent(pod))
    claims.mend(pod, onlyIfNeeded: false, &step)
    step.event("SuccessfulCreate", "Create Pod \(pod.name) in StatefulSet \(set.name) successful", on: set)
  }

  /// Gives a pod its name's label, its storage and its claims their owners, if they are not as they should be.
  private func mend(_ pod: StoredObject, _ step: inout ControllerStep) {
    let body = StatefulPod.mended(pod, of: set)
    let isRight = claims.areRight(pod)
    if body == pod.body, isRight { return }
    if body["spec"] != pod.body["spec"] { claims.create(for: pod, &step) }
    if !isRight { claims.mend(pod, onlyIfNeeded: false, &step) }
    step.update(pod, to: body)
    step.event("SuccessfulUpdate", "Update Pod \(pod.name) in StatefulSet \(set.name) successful", on: set)
  }

  /// Deletes a pod that is not to be there, if it may go now.
  private func condemn(_ pod: StoredObject, _ step: inout ControllerStep) -> Bool {
    if pod.isBeingDeleted { return false }
    if isOrdered, !pod.isRunningAndAvailable(minReadySeconds, at: context.now), pod.key != firstUnavailable {
      step.note("\(pod.name) stays: \(firstUnavailable?.name ?? "another pod") is not available")
      return false
    }
    delete(pod, &step, because: "its ordinal is beyond the replicas")
    return false
  }

  private func delete(_ pod: StoredObject, _ step: inout ControllerStep, because reason: String) {
    step.delete(pod, because: reason)
    step.event("SuccessfulDelete", "Delete Pod \(pod.name) in StatefulSet \(set.name) successful", on: set)
  }

  // MARK: Rolling update

  private mutating func update(_ step: inout ControllerStep) {
    let partition = Int(set.spec["updateStrategy"]["rollingUpdate"]["partition"].int ?? 0)
    let targets = replicas.indices.reversed().filter { $0 >= partition }
    if context.version.has(.statefulSetMaxUnavailableCounts) {
      updateMany(targets, &step)
    } else {
      updateOne(targets, &step)
    }
  }

  private func isOld(_ pod: StoredObject) -> Bool {
    !pod.isBeingDeleted && pod.revisionLabel != revisions.update.name
  }

  private func isUnavailable(_ pod: StoredObject) -> Bool {
    pod.isBeingDeleted || !pod.isRunningAndAvailable(minReadySeconds, at: context.now)
  }

  /// The highest pod of another revision, once all above it are available.
  private mutating func updateOne(_ targets: [Int], _ step: inout ControllerStep) {
    for index in targets {
      let pod = replicas[index]
      if isOld(pod) { return replace(pod, &step) }
      if isUnavailable(pod) {
        step.note("\(pod.name) is not available: the update waits for it")
        return
      }
    }
  }

  /// Old pods that are not available anyway, and as many others as `maxUnavailable` leaves.
  private mutating func updateMany(_ targets: [Int], _ step: inout ControllerStep) {
    let written = set.spec["updateStrategy"]["rollingUpdate"]["maxUnavailable"].countOrPercent ?? .count(1)
    let most = max(1, written.of(Int64(replicas.count), roundsUp: false))
    var left = most - Int64(replicas.count(where: isUnavailable))
    for index in targets {
      let pod = replicas[index]
      guard isOld(pod) else { continue }
      if !isUnavailable(pod) {
        if left <= 0 {
          step.note("\(pod.name) stays: maxUnavailable \(written.text) leaves no more pods to take")
          continue
        }
        left -= 1
      }
      replace(pod, &step)
    }
  }

  private mutating func replace(_ pod: StoredObject, _ step: inout ControllerStep) {
    delete(pod, &step, because: "it is of another revision than \(revisions.update.name)")
    let left = (status["currentReplicas"].int ?? 0) - 1
    status["currentReplicas"] = left == 0 ? .null : .integer(left)
  }

  // MARK: Status

  private mutating func count(_ pods: [StoredObject]) {
    let there = pods.filter { !$0.phase.isEmpty }
    let staying = there.filter { !$0.isBeingDeleted }
    let ready = there.filter { $0.phase == "Running" && $0.isReady }
    status["replicas"] = .integer(Int64(there.count))
    status["readyReplicas"] = .count(ready.count)
    status["availableReplicas"] = .integer(
      Int64(ready.count { $0.isAvailable(minReadySeconds, at: context.now) }))
    status["currentReplicas"] = .count(staying.count { $0.revisionLabel == revisions.current.name })
    status["updatedReplicas"] = .count(staying.count { $0.revisionLabel == revisions.update.name })
  }

  /// Writes the status if it says something new; at the end of an update its revision becomes the current one.
  mutating func writeStatus(_ step: inout ControllerStep) {
    let wanted = set.spec["replicas"].int ?? 1
    let isUpdated = ["updatedReplicas", "readyReplicas", "replicas"].allSatisfy { (field: Symbol) in
      status[field].int ?? 0 == wanted
    }
    if isUpdated, set.spec["updateStrategy"]["type"].string != "OnDelete" {
      status["currentReplicas"] = status["updatedReplicas"]
      status["currentRevision"] = status["updateRevision"]
    }
    let told: [Symbol] = [
      "replicas", "currentReplicas", "readyReplicas", "updatedReplicas", "currentRevision", "availableReplicas",
      "updateRevision",
    ]
    let isSeen = status["observedGeneration"].int ?? 0 <= set.status["observedGeneration"].int ?? 0
    if isSeen, told.allSatisfy({ status[$0] == set.status[$0] }) { return }
    var body = set.body
    body["status"] = status
    step.update(set, to: body, subresource: "status")
  }
}

/// The ordinals of a StatefulSet's pods.
struct StatefulOrdinals {
  let range: Range<Int64>

  init(_ set: StoredObject) {
    let start = set.spec["ordinals"]["start"].int ?? 0
    range = start..<(start + max(0, set.spec["replicas"].int ?? 1))
  }

  func contains(_ pod: StoredObject) -> Bool { StatefulPodName(pod.name).map { range.contains($0.ordinal) } ?? false }
}

extension StoredObject {
  fileprivate func isRunningAndAvailable(_ minReadySeconds: Int64, at now: Moment) -> Bool {
    phase == "Running" && isAvailable(minReadySeconds, at: now)
  }
}
