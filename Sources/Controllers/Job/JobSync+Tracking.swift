import Kubernetes
import Store
import Symbols

/// Counting what has ended, so that none is counted twice: first the status lists it, then its finalizer goes, then the
/// numbers grow.
extension JobSync {
  mutating func track(needsUpdate: Bool, _ step: inout ControllerStep) {
    var needsUpdate = needsUpdate
    var tracked = Set(pods.filter(\.isTracked).map(\.uid))
    if countUntracked(tracked) { needsUpdate = true }

    var ended: [StoredObject] = []
    var newIndexes: [Int] = []
    var isFull = false
    for pod in pods where pod.isTracked && mayGo(pod) {
      ended.append(pod)
      if list(pod, &newIndexes) { needsUpdate = true }
      let listed = uncounted("succeeded").count + uncounted("failed").count
      if newIndexes.count + listed >= JobController.mostUncounted {
        isFull = true
        break
      }
    }
    if isIndexed, tellIndexes(newIndexes) { needsUpdate = true }
    if tellEnd() { needsUpdate = true }

    var stored = job
    if needsUpdate { stored = write(stored, &step) }
    for pod in ended {
      step.patch(pod, to: pod.untracked, because: "it is counted")
      tracked.remove(pod.uid)
    }
    needsUpdate = countUntracked(tracked)
    let isFinished = !isFull && finish()
    if needsUpdate || isFinished { _ = write(stored, &step) }
    if isFinished { tellFinish(&step) }
  }

  private func write(_ stored: StoredObject, _ step: inout ControllerStep) -> StoredObject {
    var body = stored.body
    body["status"] = status
    return step.update(stored, to: body, subresource: "status")
  }

  private func uncounted(_ list: Symbol) -> [Value] { status["uncountedTerminatedPods"][list].items }

  private mutating func setUncounted(_ list: Symbol, _ uids: [Value]) {
    status["uncountedTerminatedPods"][list] = uids.isEmpty ? .null : .list(uids)
  }

  /// Counts listed pods that have lost their finalizers.
  private mutating func countUntracked(_ tracked: Set<String>) -> Bool {
    var isChanged = false
    for list: Symbol in ["succeeded", "failed"] {
      let listed = uncounted(list)
      let left = listed.filter { tracked.contains($0.text) }
      if left.count == listed.count { continue }
      status[list] = .integer(Int64(status[list].int32 ?? 0) + Int64(listed.count - left.count))
      setUncounted(list, left)
      isChanged = true
    }
    return isChanged
  }

  private func mayGo(_ pod: StoredObject) -> Bool {
    if job.isBeingDeleted || end != nil || pod.phase == "Succeeded" { return true }
    guard isFailed(pod) else { return false }
    return limitPerIndex == nil || pod.completionIndex.flatMap { awaited[$0] }?.uid != pod.uid
  }

  /// Lists a pod that has ended. Of a Job that has failed, what still runs counts as failed.
  private mutating func list(_ pod: StoredObject, _ newIndexes: inout [Int]) -> Bool {
    if pod.phase == "Succeeded", !uncountedFailed.contains(pod.uid) {
      if isIndexed {
        guard let index = index(pod), !oldSucceededIndexes.contains(index) else { return false }
        newIndexes.append(index)
      } else {
        if uncountedSucceeded.contains(pod.uid) { return false }
        setUncounted("succeeded", uncounted("succeeded") + [.text(pod.uid)])
      }
      return true
    }
    guard isFailed(pod) || end.map({ $0.kind != .successCriteriaMet }) ?? false, !uncountedFailed.contains(pod.uid),
      !isIndexed || index(pod) != nil, counts(pod)
    else { return false }
    setUncounted("failed", uncounted("failed") + [.text(pod.uid)])
    return true
  }

  private mutating func tellIndexes(_ newIndexes: [Int]) -> Bool {
    let old = (status["completedIndexes"].text, status["failedIndexes"])
    succeededIndexes.formUnion(CompletionIndexes(newIndexes))
    status["succeeded"] = .count(succeededIndexes.count)
    let text = succeededIndexes.text
    status["completedIndexes"] = text.isEmpty ? .null : .text(text)
    status["failedIndexes"] = limitPerIndex == nil ? .null : .text(failedIndexes.text)
    return old != (text, status["failedIndexes"])
  }

  /// Says what is about to end the Job, before finalizers go.
  private mutating func tellEnd() -> Bool {
    guard let end else { return false }
    switch end.kind {
    case .failureTarget:
      status.append(end, at: now)
      self.end = JobCondition(.failed, end.reason, end.message)
      return true
    case .successCriteriaMet:
      let isNew = !status.hasTrueCondition("SuccessCriteriaMet")
      if isNew { status.append(end, at: now) }
      self.end = JobCondition(.complete, end.reason, end.message)
      return isNew
    case .suspended, .failed, .complete:
      return false
    }
  }

  /// Ends the Job, once all is counted and nothing is left that terminates.
  private mutating func finish() -> Bool {
    guard let end, uncounted("succeeded").isEmpty, uncounted("failed").isEmpty, terminating == 0 else { return false }
    _ = status.ensure(end, at: now)
    if end.kind == .complete { status["completionTime"] = now.value }
    return true
  }

  private func tellFinish(_ step: inout ControllerStep) {
    guard let end else { return }
    if end.kind == .complete {
      if let completions, status["succeeded"].int ?? 0 > Int64(completions) {
        let message = "Too many succeeded pods running after completion count reached"
        step.event("TooManySucceededPods", message, on: job, isWarning: true)
      }
      step.event("Completed", "Job completed", on: job)
    } else {
      step.event(end.reason, end.message, on: job, isWarning: true)
    }
  }
}
