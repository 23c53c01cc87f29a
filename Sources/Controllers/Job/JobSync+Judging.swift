import Kubernetes
import Store
import Symbols

/// Whether the Job has ended.
extension JobSync {
  mutating func judge(failed: Int) {
    if let met = status.trueCondition("SuccessCriteriaMet") {
      end = JobCondition(.successCriteriaMet, like: met)
    } else if let target = status.trueCondition("FailureTarget") {
      end = JobCondition(.failed, like: target)
    } else if let message = failJobMessage {
      end = JobCondition(.failureTarget, "PodFailurePolicy", message)
    } else if Int64(failed) > job.spec["backoffLimit"].int ?? 6 || hasTooManyRestarts {
      end = JobCondition(.failureTarget, "BackoffLimitExceeded", "Job has reached the specified backoff limit")
    } else if isOverdue {
      end = JobCondition(.failureTarget, "DeadlineExceeded", "Job was active longer than specified deadline")
    }
  }

  private var failJobMessage: String? {
    guard let policy else { return nil }
    for pod in pods where isFailed(pod) {
      let verdict = policy.verdict(pod)
      if verdict.action == .failJob { return verdict.message }
    }
    return nil
  }

  /// Containers that are started anew in their pods count too, as long as these run.
  private var hasTooManyRestarts: Bool {
    guard job.spec["template"]["spec"]["restartPolicy"].string == "OnFailure" else { return false }
    var restarts = 0
    for pod in pods where pod.phase == "Running" || pod.phase == "Pending" {
      for status in pod.status["initContainerStatuses"].items + pod.status["containerStatuses"].items {
        restarts += status["restartCount"].int32 ?? 0
      }
    }
    let limit = job.spec["backoffLimit"].int32 ?? 6
    return limit == 0 ? restarts > 0 : restarts >= limit
  }

  private var isOverdue: Bool {
    guard let deadline = job.spec["activeDeadlineSeconds"].int, !isSuspended, let start = status["startTime"].moment
    else {
      return false
    }
    return now.since(start) >= deadline
  }

  mutating func judgeIndexes() {
    let all = completions ?? 0
    oldSucceededIndexes = CompletionIndexes(status["completedIndexes"].text, below: all)
    succeededIndexes = oldSucceededIndexes
    succeededIndexes.formUnion(
      CompletionIndexes(pods.filter { $0.phase == "Succeeded" && $0.isTracked }.compactMap(index)))
    succeeded = succeededIndexes.count
    if let limitPerIndex {
      failedIndexes = CompletionIndexes(status["failedIndexes"].text, below: all)
      let failed = pods.filter { isFailed($0) && $0.isTracked && failsIndex($0, limitPerIndex) }
      failedIndexes.formUnion(CompletionIndexes(failed.compactMap(index)))
      if end == nil { judgeFailedIndexes(of: all) }
      findAwaited()
    }
    if end == nil, let rule = SuccessPolicy.match(job.spec["successPolicy"], succeededIndexes, completions: all) {
      end = JobCondition(.successCriteriaMet, "SuccessPolicy", "Matched rules at index \(rule)")
    }
  }

  private mutating func judgeFailedIndexes(of all: Int) {
    let failed = failedIndexes.count
    if let most = job.spec["maxFailedIndexes"].int, Int64(failed) > most {
      let message = "Job has exceeded the specified maximal number of failed indexes"
      end = JobCondition(.failureTarget, "MaxFailedIndexesExceeded", message)
    } else if failed > 0, failed + succeeded >= all {
      end = JobCondition(.failureTarget, "FailedIndexes", "Job has failed indexes")
    }
  }

  private func failsIndex(_ pod: StoredObject, _ limit: Int) -> Bool {
    let action = policy?.verdict(pod).action ?? .count
    return action == .failIndex || action != .ignore && pod.indexFailures >= limit
  }

  private mutating func findAwaited() {
    let taken = Set(activePods.compactMap(\.completionIndex))
    for pod in pods where pod.isTracked && isFailed(pod) {
      guard let index = index(pod), !succeededIndexes.contains(index), !failedIndexes.contains(index),
        !taken.contains(index)
      else { continue }
      if let last = awaited[index] {
        let isFurther = pod.indexFailures + pod.ignoredIndexFailures >= last.indexFailures + last.ignoredIndexFailures
        let isEarlier =
          pod.finishedAt.map { mine in last.finishedAt.map { mine < $0 } ?? false } ?? (last.finishedAt != nil)
        if !isFurther || isEarlier { continue }
      }
      awaited[index] = pod
    }
  }
}
