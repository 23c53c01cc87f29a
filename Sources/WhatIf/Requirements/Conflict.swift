/// Requirements that together leave no node, and of which none can be left out.
public struct Conflict: Sendable {
  public struct Part: Sendable {
    public let requirement: Requirement
    /// How many nodes fail it by itself; where none does, how many fail it together with the rest of the conflict.
    public let nodes: Int
    /// Whether some node fails it by itself.
    public let failsAlone: Bool
    /// How many nodes are left when it alone is taken away.
    public let alone: Int
  }

  public let parts: [Part]
  /// Requirements of which each leaves no node by itself too, beside the only one of ``parts``.
  public let others: [Part]
  /// How many nodes fail none of ``parts`` by itself, and yet all of them together.
  public let together: Int
  /// How many nodes there are.
  public let nodeCount: Int
  /// No smaller set does it. Otherwise requirements hang together so closely that it was not looked for further.
  public let isSmallest: Bool
}

extension Conflict {
  /// The smallest set; of equally small ones the first in the order of the pod's requirements. Held against the
  /// scheduler: a pod with these requirements alone fits nowhere, and without any one of them somewhere.
  init?(_ sets: RejectionSets) {
    guard !sets.ofRow.isEmpty else { return nil }
    nodeCount = sets.ofRow.count
    let single = sets.requirements.indices.filter { index in sets.ofRow.allSatisfy { $0.contains(index) } }
    if let first = single.first {
      let count = sets.ofRow.count
      let part = { (index: Int) in
        Part(requirement: sets.requirements[index], nodes: count, failsAlone: true, alone: count)
      }
      parts = [part(first)]
      others = single.dropFirst().map(part)
      together = 0
      isSmallest = true
      return
    }
    others = []
    let all = Set(sets.requirements.indices)
    let cover = SmallestCover.of(sets.ofRow) { Self.isConflict(Set($0), sets) }
    guard cover != nil || sets.leavesNoNode(all) else { return nil }
    // Requirements that hang together may leave no node although none of them by itself fails it.
    let known = cover.map(Set.init) ?? Self.reduced(all, sets)
    let smaller = cover != nil && !sets.hangTogether ? (set: nil, isSmallest: true) : Self.smaller(than: known, sets)
    let found = smaller.set ?? known
    parts = found.sorted().map { Self.part($0, of: found, sets) }
    together = sets.ofRow.count { !$0.contains(where: found.contains) }
    isSmallest = smaller.isSmallest
  }

  /// Whether these together leave no node, and each of them is needed for it: a pod without it would be let in, by nodes
  /// as they are.
  private static func isConflict(_ set: Set<Int>, _ sets: RejectionSets) -> Bool {
    guard sets.leavesNoNode(set) else { return false }
    return set.allSatisfy { index in
      let rest = set.subtracting([index])
      return !sets.leavesNoNode(sets.requirements[index].canBeDropped ? rest.union(sets.ruleNumbers) : rest)
    }
  }

  private static func part(_ index: Int, of found: Set<Int>, _ sets: RejectionSets) -> Part {
    let requirement = sets.requirements[index]
    let rest = found.subtracting([index])
    let left = sets.rejects(requirement.canBeDropped ? rest.union(sets.ruleNumbers) : rest)?.count { !$0 } ?? 0
    let failing = sets.ofRow.count { $0.contains(index) }
    return Part(
      requirement: requirement, nodes: failing > 0 ? failing : left, failsAlone: failing > 0, alone: left)
  }

  /// The requirements less each that can go, until none can: one may be needed only as long as another is there. What
  /// no pod can be without goes last, as far as the rest does without it.
  private static func reduced(_ set: Set<Int>, _ sets: RejectionSets) -> Set<Int> {
    var kept = set
    for isOwn in [true, false] {
      var isDone = false
      while !isDone {
        isDone = true
        for index in kept.sorted(by: >)
        where sets.requirements[index].canBeDropped == isOwn && sets.leavesNoNode(kept.subtracting([index])) {
          kept.remove(index)
          isDone = false
        }
      }
    }
    return kept
  }

  /// How many sets are tried where requirements depend on each other, and how many verdicts of nodes that may cost.
  private static let mostTrials = 500
  private static let mostVerdicts = 200_000

  /// The first of the sets that are smaller, by size; whether all of these were tried.
  private static func smaller(than known: Set<Int>, _ sets: RejectionSets) -> (set: Set<Int>?, isSmallest: Bool) {
    let all = Array(sets.requirements.indices)
    var trialsLeft = min(mostTrials, max(8, mostVerdicts / max(1, sets.ofRow.count)))
    // One alone would have been found before.
    for size in 2..<max(2, known.count) where size < all.count {
      var chosen = Array(0..<size)
      while true {
        if trialsLeft == 0 { return (nil, false) }
        trialsLeft -= 1
        let set = Set(chosen)
        if isConflict(set, sets) { return (set, true) }
        guard let place = chosen.indices.last(where: { chosen[$0] < all.count - size + $0 }) else { break }
        chosen[place] += 1
        for later in chosen.indices where later > place { chosen[later] = chosen[later - 1] + 1 }
      }
    }
    return (nil, true)
  }
}
