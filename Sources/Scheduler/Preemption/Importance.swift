import Kubernetes

/// Which of two pods matters more when one has to go: higher priority, then longer running.
enum Importance {
  /// Most important first.
  ///
  /// An insertion sort, as kube-scheduler's library does for short lists, because its comparison is no true order: of two
  /// pods that have not started, each counts as older than the other, so that their order turns round.
  static func sorted(_ pods: [ScheduledPod]) -> [ScheduledPod] {
    var sorted = pods
    for end in sorted.indices.dropFirst() {
      var slot = end
      while slot > 0, isMore(sorted[slot], sorted[slot - 1]) {
        sorted.swapAt(slot, slot - 1)
        slot -= 1
      }
    }
    return sorted
  }

  private static func isMore(_ a: ScheduledPod, _ b: ScheduledPod) -> Bool {
    if a.priority != b.priority { return a.priority > b.priority }
    switch (a.pod.status.startTime, b.pod.status.startTime) {
    case (let start?, let other?): return start < other
    case (_?, nil): return true
    case (nil, _?): return false
    case (nil, nil): return true
    }
  }
}
