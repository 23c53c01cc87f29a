import Scheduler
import Symbols

/// Another order for pods that wait: as if people had applied their objects in it.
///
/// Pods of one priority change places; the pods of one workload keep their order among themselves, since their
/// controller makes them one after the other and they are numbered in that order.
struct PodShuffle {
  let seed: UInt64

  struct Pod {
    let priority: Int32
    let namespace: Symbol
    let identity: PodIdentity?
  }

  private struct Owner: Hashable {
    let namespace: Symbol
    var identity: PodIdentity
  }

  /// The indices of the pods in their new order.
  func order(_ pods: [Pod]) -> [Int] {
    // Drawn apart from the ties, which start from the same seed.
    var random = SeededGenerator(seed: ~seed)
    var slots: [Int32: [Int]] = [:]
    for (index, pod) in pods.enumerated() { slots[pod.priority, default: []].append(index) }
    var order = Array(pods.indices)
    for priority in slots.keys.sorted(by: >) {
      guard let places = slots[priority] else { continue }
      var drawn = places
      random.shuffle(&drawn)
      keepWorkloadsInOrder(&drawn, pods)
      for (place, pod) in zip(places, drawn) { order[place] = pod }
    }
    return order
  }

  private func keepWorkloadsInOrder(_ drawn: inout [Int], _ pods: [Pod]) {
    var places: [Owner: [Int]] = [:]
    for (place, pod) in drawn.enumerated() {
      guard var identity = pods[pod].identity else { continue }
      identity.ordinal = 0
      places[Owner(namespace: pods[pod].namespace, identity: identity), default: []].append(place)
    }
    for places in places.values {
      for (place, pod) in zip(places, places.map({ drawn[$0] }).sorted()) { drawn[place] = pod }
    }
  }
}
