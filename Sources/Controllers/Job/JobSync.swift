import Kubernetes
import Store
import Symbols

/// One look of the Job controller at a Job: what has ended, what that means for the Job, and which pods it needs.
struct JobSync {
  let job: StoredObject
  let now: Moment
  /// The Job's, in the order of their names, or of their indexes.
  let pods: [StoredObject]
  let activePods: [StoredObject]
  let policy: PodFailurePolicy?
  let replacesFailedOnly: Bool
  /// nil for a Job that one success ends.
  let completions: Int?
  let isIndexed: Bool
  /// How often an index may fail; nil if failures are counted for the Job alone.
  let limitPerIndex: Int?

  /// As it was before.
  let uncountedSucceeded: Set<String>
  let uncountedFailed: Set<String>
  var status: Value
  var active: Int
  var ready: Int
  var terminating: Int
  var succeeded = 0
  var oldSucceededIndexes = CompletionIndexes()
  var succeededIndexes = CompletionIndexes()
  var failedIndexes = CompletionIndexes()
  var backoff = JobBackoff(failures: 0, last: nil)
  /// By index, the failed pod that stays until another takes its place, and takes over how often the index has failed.
  var awaited: [Int: StoredObject] = [:]
  /// What ends the Job.
  var end: JobCondition?

  init(_ job: StoredObject, _ pods: [StoredObject], at now: Moment) {
    self.job = job
    self.now = now
    isIndexed = job.spec["completionMode"].string == "Indexed"
    self.pods = isIndexed ? Self.byIndex(pods) : pods
    activePods = self.pods.filter(\.isActive)
    policy = job.spec["podFailurePolicy"].isNull ? nil : PodFailurePolicy(policy: job.spec["podFailurePolicy"])
    replacesFailedOnly = job.spec["podReplacementPolicy"].string == "Failed" || policy != nil
    completions = job.spec["completions"].int32
    limitPerIndex = job.spec["backoffLimitPerIndex"].int32
    status = job.status
    let uncounted = status["uncountedTerminatedPods"]
    uncountedSucceeded = Set(uncounted["succeeded"].items.map(\.text))
    uncountedFailed = Set(uncounted["failed"].items.map(\.text))
    if uncounted.isNull { status["uncountedTerminatedPods"] = .mapping(Mapping()) }
    active = activePods.count
    ready = activePods.count(where: \.isReady)
    terminating = pods.count(where: \.isTerminating)
  }

  private static func byIndex(_ pods: [StoredObject]) -> [StoredObject] {
    pods.enumerated().sorted { a, b in
      let indexes = (a.element.completionIndex ?? -1, b.element.completionIndex ?? -1)
      return indexes == (indexes.1, indexes.0) ? a.offset < b.offset : indexes.0 < indexes.1
    }.map(\.element)
  }

  var isSuspended: Bool { job.spec["suspend"].isTrue }

  /// Whether a pod counts as failed: without a policy that says otherwise, one that is about to be deleted does too.
  func isFailed(_ pod: StoredObject) -> Bool {
    if pod.phase == "Failed" { return true }
    return !replacesFailedOnly && pod.isTerminating
  }

  func counts(_ pod: StoredObject) -> Bool { policy?.counts(pod) ?? true }

  /// The index of a pod, if the Job has it.
  func index(_ pod: StoredObject) -> Int? {
    pod.completionIndex.flatMap { $0 < completions ?? 0 ? $0 : nil }
  }

  mutating func run(_ step: inout ControllerStep) {
    let fresh = pods.filter { $0.isTracked && (!isIndexed || index($0) != nil) }
    let newSucceeded = fresh.filter { $0.phase == "Succeeded" && !uncountedSucceeded.contains($0.uid) }
    let newFailed = fresh.filter { isFailed($0) && !uncountedFailed.contains($0.uid) }
    succeeded = (status["succeeded"].int32 ?? 0) + newSucceeded.count + uncountedSucceeded.count
    let failed = (status["failed"].int32 ?? 0) + newFailed.count(where: counts) + uncountedFailed.count
    backoff = JobBackoff(succeeded: newSucceeded, failed: newFailed)
    if status["startTime"].isNull, !isSuspended { status["startTime"] = now.value }

    judge(failed: failed)
    if isIndexed { judgeIndexes() }
    var isSuspensionNew = false
    if end != nil {
      deleteActive(&step)
    } else {
      let isManaged = !job.isBeingDeleted
      if isManaged { manage(&step) }
      if completions.map({ succeeded >= $0 }) ?? (succeeded > 0 && active == 0) {
        end = JobCondition(.successCriteriaMet, "CompletionsReached", "Reached expected number of succeeded pods")
      } else if isManaged {
        isSuspensionNew = tellSuspension(&step)
      }
    }
    let needsUpdate =
      isSuspensionNew || Int64(active) != status["active"].int ?? 0 || Int64(ready) != status["ready"].int
      || Int64(terminating) != status["terminating"].int
    status["active"] = .count(active)
    status["ready"] = .integer(Int64(ready))
    status["terminating"] = .integer(Int64(terminating))
    track(needsUpdate: needsUpdate, &step)
  }

  private mutating func tellSuspension(_ step: inout ControllerStep) -> Bool {
    let condition =
      isSuspended
      ? JobCondition(.suspended, "JobSuspended", "Job suspended")
      : JobCondition(.suspended, "JobResumed", "Job resumed", isTrue: false)
    guard status.ensure(condition, at: now) else { return false }
    step.event(isSuspended ? "Suspended" : "Resumed", condition.message, on: job)
    // The time while it is suspended does not count for the deadline.
    status["startTime"] = isSuspended ? .null : now.value
    return true
  }
}
