/// The numbers out of which a workload's size follows.
struct WorkloadCounts {
  var replicas: Int32?
  var parallelism: Int32?
  var completions: Int32?
  var isSuspended = false
  var isParallel = false

  /// How many pods the workload wants at once, by the API's defaults and the controllers' rules.
  func replicas(of kind: Workload.Kind) -> Int32 {
    switch kind {
    case .deployment, .replicaSet, .replicationController, .statefulSet: max(replicas ?? 1, 0)
    case .daemonSet: 0
    case .job, .cronJob: isSuspended ? 0 : max(min(parallelism ?? 1, completions ?? .max), 0)
    }
  }
}
