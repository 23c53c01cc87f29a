import Store

/// How long a Job waits after failures before it makes pods: 10 s, doubled by each failure, 10 min at most.
struct JobBackoff {
  private(set) var failures = 0
  private(set) var last: Moment?

  /// After so many failures, the last of them then.
  init(failures: Int, last: Moment?) {
    self.failures = failures
    self.last = last
  }

  /// After what has ended since the last step: failures after the last success.
  init(succeeded: [StoredObject], failed: [StoredObject]) {
    let lastSuccess = succeeded.compactMap(\.finishedAt).max()
    for moment in failed.compactMap(\.finishedAt) {
      if let lastSuccess, moment <= lastSuccess { continue }
      failures += 1
      last = max(last ?? moment, moment)
    }
  }

  /// Seconds that are left to wait.
  func remaining(at now: Moment) -> Int64 {
    guard failures > 0, let last else { return 0 }
    var wait: Int64 = 10
    for _ in 1..<max(failures, 1) where wait < 600 { wait = min(wait * 2, 600) }
    return max(0, wait - now.since(last))
  }
}
