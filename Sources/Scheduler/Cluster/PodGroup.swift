import Kubernetes
import Symbols

/// The running pods of one namespace with the same labels: a selector means all of them or none.
final class PodGroup {
  let key: Key
  private(set) var placements: ContiguousArray<Placement> = []
  /// Which matchers mean the group, among the first ``asked``.
  var matchers: [Int] = []
  var asked = 0

  struct Key: Hashable {
    let namespace: Symbol
    let labels: LabelSet
  }

  struct Placement {
    let row: Int32
    let isTerminating: Bool
  }

  init(_ key: Key) {
    self.key = key
  }

  func add(_ pod: ScheduledPod, on row: Int) {
    placements.append(Placement(row: Int32(truncatingIfNeeded: row), isTerminating: pod.isTerminating))
  }

  /// Which of several that stand alike goes makes no difference; those that came last are the likeliest to go.
  func remove(_ pod: ScheduledPod, from row: Int) {
    guard let slot = placements.lastIndex(where: { Int($0.row) == row && $0.isTerminating == pod.isTerminating })
    else { return }
    placements.swapAt(slot, placements.count - 1)
    placements.removeLast()
  }
}
