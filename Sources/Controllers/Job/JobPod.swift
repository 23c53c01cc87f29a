import Store
import Symbols

/// What the Job controller reads from a pod.
extension StoredObject {
  /// nil if it has none that could be an index.
  var completionIndex: Int? {
    guard let text = annotation(JobPodName.index), let index = Int(text), index >= 0 else { return nil }
    // What is beyond 32 bits is no index of any Job.
    return min(index, Int(Int32.max))
  }

  /// Whether the Job has still to count it.
  var isTracked: Bool { metadata["finalizers"].items.contains(.text(JobController.finalizer)) }

  /// How often its index had failed before it, as far as failures count.
  var indexFailures: Int { JobPodName.count(annotation(JobPodName.failures)) }
  /// The same of failures that a policy ignores.
  var ignoredIndexFailures: Int { JobPodName.count(annotation(JobPodName.ignoredFailures)) }

  /// The same pod without the finalizer that keeps it until the Job has counted it.
  var untracked: Value {
    var body = body
    let others = body["metadata"]["finalizers"].items.filter { $0.string != JobController.finalizer }
    body["metadata"]["finalizers"] = others.isEmpty ? .null : .list(others)
    return body
  }

  /// When it ended: as its containers say, else when it stopped being ready, else when it was to be deleted.
  var finishedAt: Moment? {
    if let finished = containersFinishedAt { return finished }
    if let ready = condition("Ready"), ready["status"].string == "False",
      let moment = ready["lastTransitionTime"].moment
    {
      return moment
    }
    if let deletion = metadata["deletionTimestamp"].moment {
      return deletion.adding(-Int64(metadata["deletionGracePeriodSeconds"].int32 ?? 0))
    }
    return creation
  }

  /// nil unless all of its containers have ended.
  private var containersFinishedAt: Moment? {
    var last: Moment?
    for status in status["containerStatuses"].items {
      guard let finished = status["state"]["terminated"]["finishedAt"].moment else { return nil }
      last = max(last ?? finished, finished)
    }
    return last
  }
}

/// Names in pods of Jobs.
enum JobPodName {
  static let index: Symbol = "batch.kubernetes.io/job-completion-index"
  static let failures: Symbol = "batch.kubernetes.io/job-index-failure-count"
  static let ignoredFailures: Symbol = "batch.kubernetes.io/job-index-ignored-failure-count"

  fileprivate static func count(_ text: String?) -> Int {
    guard let count = text.flatMap({ Int32($0) }), count >= 0 else { return 0 }
    return Int(count)
  }
}
