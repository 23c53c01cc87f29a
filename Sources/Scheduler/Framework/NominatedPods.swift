import Symbols

/// Pods that wait for a node to be freed for them, by node row. They hold the room against pods that are not more
/// important than they are.
struct NominatedPods {
  private var byRow: [Int: [ScheduledPod]] = [:]

  var isEmpty: Bool { byRow.isEmpty }

  /// Rows with nominated pods, rising.
  var rows: [Int] { byRow.keys.sorted() }

  mutating func nominate(_ pod: ScheduledPod, to row: Int) {
    remove(pod)
    byRow[row, default: []].append(pod)
  }

  /// Forgets a pod's nomination, if it has one.
  mutating func remove(_ pod: ScheduledPod) {
    for row in rows {
      byRow[row]?.removeAll { $0 === pod }
      if byRow[row]?.isEmpty == true { byRow[row] = nil }
    }
  }

  /// The same for a pod that is known by its name alone.
  mutating func remove(namespace: Symbol, name: Symbol) {
    for row in rows {
      byRow[row]?.removeAll { $0.namespace == namespace && $0.name == name }
      if byRow[row]?.isEmpty == true { byRow[row] = nil }
    }
  }

  /// A pod that preempts on a node takes the nominations of less important ones away.
  mutating func removeLessImportant(than pod: ScheduledPod, on row: Int) {
    byRow[row]?.removeAll { $0.priority < pod.priority }
    if byRow[row]?.isEmpty == true { byRow[row] = nil }
  }

  /// Those on a row that count when `pod` is filtered there: of its own priority or above, itself left out.
  func pods(on row: Int, before pod: ScheduledPod) -> [ScheduledPod] {
    (byRow[row] ?? []).filter { $0.priority >= pod.priority && $0 !== pod }
  }

  /// The row that a pod is nominated to.
  func row(of pod: ScheduledPod) -> Int? {
    rows.first { row in byRow[row]?.contains { $0 === pod } ?? false }
  }
}
