import Kubernetes
import Store
import Symbols

/// Making and deleting pods.
extension JobSync {
  /// Deletes what still runs of a Job that has ended; each is counted before it may go.
  mutating func deleteActive(_ step: inout ControllerStep) {
    for pod in activePods { delete(pod, &step) }
  }

  private mutating func delete(_ pod: StoredObject, _ step: inout ControllerStep) {
    step.delete(pod)
    step.event("SuccessfulDelete", "Deleted pod: \(pod.name)", on: job)
    active -= 1
    terminating += 1
    if pod.isReady { ready -= 1 }
  }

  /// Deletes pods that are not needed; they count neither as failed nor as succeeded.
  private mutating func remove(_ pods: some BidirectionalCollection<StoredObject>, _ step: inout ControllerStep) {
    let pods = Array(pods)
    for pod in pods.suffix(1) + pods.dropLast() {
      if pod.isTracked { step.patch(pod, to: pod.untracked, because: "it is not to be counted") }
      delete(pod, &step)
    }
  }

  mutating func manage(_ step: inout ControllerStep) {
    let known = isIndexed ? completions ?? 0 : nil
    if isSuspended {
      step.note("the Job is suspended")
      remove(JobPodsToDelete.choose(active, among: activePods, completions: known), &step)
      return
    }
    let wanted = wantedActive
    step.note("\(active) of \(wanted) pods are active, \(succeeded) have succeeded")
    let chosen = JobPodsToDelete.choose(max(0, active - wanted), among: activePods, completions: known)
    if !chosen.isEmpty {
      remove(chosen.prefix(JobController.burst), &step)
      return
    }
    let missing = wanted - active - (replacesFailedOnly ? terminating : 0)
    if missing > 0 { make(min(missing, JobController.burst), &step) }
  }

  private var wantedActive: Int {
    let parallelism = job.spec["parallelism"].int32 ?? 1
    guard let completions else { return succeeded > 0 ? active : parallelism }
    return max(0, min(completions - succeeded, parallelism))
  }

  private mutating func make(_ count: Int, _ step: inout ControllerStep) {
    var wait = limitPerIndex == nil ? backoff.remaining(at: now) : 0
    var indexes: [Int?] = Array(repeating: nil, count: count)
    if wait == 0, isIndexed {
      let pending = pendingIndexes(count)
      let waits = pending.map { awaited[$0].map(remaining) ?? 0 }
      let due = limitPerIndex == nil ? pending : zip(pending, waits).filter { $0.1 == 0 }.map(\.0)
      if due.isEmpty { wait = waits.min() ?? 0 }
      indexes = due
    }
    if wait > 0 {
      step.note("pods have failed: none is made for another \(wait) s")
      return
    }
    for index in indexes {
      let failures = limitPerIndex == nil ? nil : index.map(self.failures)
      let name = step.create("Pod", in: job.namespace, PodFromTemplate.pod(job, index: index, failures: failures))
      step.event("SuccessfulCreate", "Created pod: \(name)", on: job)
    }
    active += indexes.count
  }

  private func pendingIndexes(_ count: Int) -> [Int] {
    var taken = succeededIndexes
    taken.formUnion(CompletionIndexes(activePods.compactMap(\.completionIndex)))
    if replacesFailedOnly {
      taken.formUnion(CompletionIndexes(pods.filter(\.isTerminating).compactMap(\.completionIndex)))
    }
    taken.formUnion(failedIndexes)
    return taken.firstMissing(count, below: completions ?? 0)
  }

  /// Seconds until the index of a failed pod may have another.
  private func remaining(_ pod: StoredObject) -> Int64 {
    let failures = pod.indexFailures + pod.ignoredIndexFailures + 1
    return JobBackoff(failures: failures, last: pod.finishedAt).remaining(at: now)
  }

  /// How often an index has failed.
  private func failures(_ index: Int) -> (counted: Int, ignored: Int) {
    guard let pod = awaited[index] else { return (0, 0) }
    let isCounted = counts(pod)
    return (pod.indexFailures + (isCounted ? 1 : 0), pod.ignoredIndexFailures + (isCounted ? 0 : 1))
  }
}
