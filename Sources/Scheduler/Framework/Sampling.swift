import Kubernetes
import Symbols

/// How many nodes kube-scheduler looks at in a large cluster, and in which order.
///
/// Source: "Scheduler Performance Tuning", Kubernetes documentation.
struct Sampling {
  /// Rows in the order in which they are visited: round robin over the zones, each in name order.
  private let order: [Int]
  /// Where the next attempt starts; it moves on from pod to pod.
  private var start = 0

  init(_ nodes: [Node]) {
    var zones: [[Int]] = []
    var slots: [ZoneKey: Int] = [:]
    for (row, node) in nodes.enumerated() {
      let key = ZoneKey(node.metadata.labels)
      let slot = slots[key] ?? zones.count
      if slot == zones.count {
        slots[key] = slot
        zones.append([])
      }
      zones[slot].append(row)
    }
    let longest = zones.map(\.count).max() ?? 0
    order = (0..<longest).flatMap { round in zones.compactMap { round < $0.count ? $0[round] : nil } }
  }

  /// Region and zone; the beta labels count where they are, even when empty.
  private struct ZoneKey: Hashable {
    let region: Symbol
    let zone: Symbol

    init(_ labels: LabelSet) {
      region = labels[.betaRegion] ?? labels[.region] ?? .none
      zone = labels[.betaZone] ?? labels[.zone] ?? .none
    }
  }

  /// The rows of one attempt in visiting order.
  ///
  /// - Parameter rows: the nodes that PreFilter left, rising; nil for all.
  func visits(_ rows: [Int]?) -> [Int] {
    guard let rows else { return (0..<order.count).map { order[(start + $0) % order.count] } }
    let left = Set(rows)
    let list = order.filter(left.contains)
    return (0..<list.count).map { list[(start + $0) % list.count] }
  }

  /// An attempt looked at so many nodes.
  mutating func advance(by count: Int) {
    if !order.isEmpty { start = (start + count) % order.count }
  }

  /// How many feasible nodes are enough.
  ///
  /// - Parameter percentage: of the configuration; nil or 0 adapts to the number of nodes.
  static func enough(of count: Int, percentage: Int32?, scores: Bool) -> Int {
    if !scores { return min(count, 1) }
    if count < 100 { return count }
    var percentage = Int(percentage ?? 0)
    if percentage == 0 { percentage = max(5, 50 - count / 125) }
    return min(count, max(100, count * percentage / 100))
  }
}

extension Scheduler {
  /// How many feasible nodes kube-scheduler would stop at with the default profile, nil when it looks at all of them.
  public var sampleSize: Int? {
    guard let profile = configuration.profiles.first else { return nil }
    let enough = Sampling.enough(
      of: cluster.count, percentage: profile.percentageOfNodesToScore, scores: !profile.scores.isEmpty)
    return enough < cluster.count ? enough : nil
  }
}
