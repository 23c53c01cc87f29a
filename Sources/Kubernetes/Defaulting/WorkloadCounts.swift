/// The numbers out of which a workload's size follows.
struct WorkloadCounts {
  var replicas: Int32?
  var parallelism: Int32?
  var completions: Int32?
  /// Of a Job that has begun: how many of its pods run, and how many have come to a good end.
  var active: Int32 = 0
  var succeeded: Int32 = 0
  var isSuspended = false
  var isParallel = false

  /// How many pods the workload wants at once, by the API's defaults and the controllers' rules.
  func replicas(of kind: Workload.Kind) -> Int32 {
    switch kind {
    case .deployment, .replicaSet, .replicationController, .statefulSet: max(replicas ?? 1, 0)
    case .daemonSet: 0
    case .job, .cronJob: isSuspended ? 0 : max(min(parallelism ?? 1, openCompletions), 0)
    }
  }

  /// Of how many completions a Job is short. One without a number makes no more pods once one has succeeded, and those
  /// that run go on.
  private var openCompletions: Int32 {
    guard let completions else { return succeeded > 0 ? max(active, 0) : .max }
    return Int32(clamping: Int64(completions) - Int64(max(succeeded, 0)))
  }
}
