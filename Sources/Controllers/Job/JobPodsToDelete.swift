import Store
import Symbols

/// Which active pods a Job gives up first.
///
/// Of an indexed Job, pods of indexes that it does not have, and all but the best of those that share an index; then those
/// without a node, by phase, not ready before ready, by how short they have been ready, by restarts, by age.
enum JobPodsToDelete {
  static func choose(_ count: Int, among pods: [StoredObject], completions: Int?) -> [StoredObject] {
    var chosen: [StoredObject] = []
    var left = pods
    if let completions {
      left = []
      let byIndex = Dictionary(grouping: pods) { $0.completionIndex ?? -1 }
      for (index, same) in byIndex.sorted(by: { $0.key < $1.key }) {
        if index < 0 || index >= completions {
          chosen += same
        } else {
          let sorted = sorted(same)
          chosen += sorted.dropLast()
          left.append(sorted[sorted.count - 1])
        }
      }
    }
    if chosen.count < count { chosen += sorted(left).prefix(count - chosen.count) }
    return chosen
  }

  private static func sorted(_ pods: [StoredObject]) -> [StoredObject] {
    pods.enumerated().sorted { a, b in
      if precedes(a.element, b.element) { return true }
      return precedes(b.element, a.element) ? false : a.offset < b.offset
    }.map(\.element)
  }

  private static func precedes(_ a: StoredObject, _ b: StoredObject) -> Bool {
    if a.nodeName.isEmpty != b.nodeName.isEmpty { return a.nodeName.isEmpty }
    if phase(a) != phase(b) { return phase(a) < phase(b) }
    if a.isReady != b.isReady { return !a.isReady }
    if a.isReady, a.readySince != b.readySince { return isLater(a.readySince, b.readySince) }
    let restarts = (restarts(a), self.restarts(b))
    if restarts.0 != restarts.1 { return restarts.0 > restarts.1 }
    if a.creation != b.creation { return isLater(a.creation, b.creation) }
    return false
  }

  private static func phase(_ pod: StoredObject) -> Int { ["Pending": 0, "Unknown": 1, "Running": 2][pod.phase] ?? 0 }

  /// A time that nobody knows is the latest.
  private static func isLater(_ a: Moment?, _ b: Moment?) -> Bool {
    guard let a, let b else { return a == nil }
    return a > b
  }

  private static func restarts(_ pod: StoredObject) -> Int64 {
    pod.status["containerStatuses"].items.map { $0["restartCount"].int ?? 0 }.max() ?? 0
  }
}
