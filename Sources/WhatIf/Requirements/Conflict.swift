/// Requirements that together leave no node, and of which none can be left out.
public struct Conflict: Sendable {
  public struct Part: Sendable {
    public let requirement: Requirement
    /// How many nodes fail it.
    public let nodes: Int
    /// How many nodes fail it and nothing else of the conflict.
    public let alone: Int
  }

  public let parts: [Part]
  /// How many nodes there are.
  public let nodeCount: Int
  /// No smaller set does it. Otherwise requirements hang together so closely that it was not looked for further.
  public let isSmallest: Bool
}

extension Conflict {
  /// The smallest set; of equally small ones the first in the order of the pod's requirements. Held against the
  /// scheduler: a pod with these requirements alone fits nowhere.
  init?(_ sets: RejectionSets) {
    guard !sets.ofRow.isEmpty else { return nil }
    let all = Array(sets.requirements.indices)
    let smallest = SmallestCover.of(sets.ofRow) { sets.leavesNoNode(Set($0)) }
    guard smallest != nil || sets.leavesNoNode(Set(all)) else { return nil }
    // Requirements that hang together may leave no node although none of them by itself fails it.
    let reduced = Self.reduced(smallest ?? all, sets)
    let smaller = reduced == smallest ? nil : Self.smaller(than: reduced, sets)
    let found = smaller?.set ?? reduced
    parts = found.map { index in
      let failing = sets.ofRow.filter { $0.contains(index) }
      let alone = failing.count { row in found.allSatisfy { $0 == index || !row.contains($0) } }
      return Part(requirement: sets.requirements[index], nodes: failing.count, alone: alone)
    }
    nodeCount = sets.ofRow.count
    isSmallest = smaller?.isSmallest ?? true
  }

  /// The requirements less each that can go: nothing of what is left can.
  private static func reduced(_ set: [Int], _ sets: RejectionSets) -> [Int] {
    var kept = Set(set)
    for index in set.reversed()
    where sets.requirements[index].canBeDropped && sets.leavesNoNode(kept.subtracting([index])) {
      kept.remove(index)
    }
    return kept.sorted()
  }

  /// How many sets are tried where requirements depend on each other.
  private static let mostTrials = 500

  /// The first of the sets that are smaller, by size; whether all of these were tried.
  private static func smaller(than known: [Int], _ sets: RejectionSets) -> (set: [Int]?, isSmallest: Bool) {
    let fixed = sets.requirements.indices.filter { !sets.requirements[$0].canBeDropped }
    let free = sets.requirements.indices.filter { sets.requirements[$0].canBeDropped }
    var trialsLeft = mostTrials
    for size in 1..<max(1, known.count - fixed.count) {
      var chosen = Array(0..<size)
      while true {
        if trialsLeft == 0 { return (nil, false) }
        trialsLeft -= 1
        let set = (chosen.map { free[$0] } + fixed).sorted()
        if sets.leavesNoNode(Set(set)) { return (set, true) }
        guard let place = chosen.indices.last(where: { chosen[$0] < free.count - size + $0 }) else { break }
        chosen[place] += 1
        for later in chosen.indices where later > place { chosen[later] = chosen[later - 1] + 1 }
      }
    }
    return (nil, true)
  }
}
