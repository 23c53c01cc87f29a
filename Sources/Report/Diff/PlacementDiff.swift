/// What differs between two placements of the same pods, in meaning.
public struct PlacementDiff: Hashable, Sendable {
  /// Nodes that only the second placement has, in its order.
  public var newNodes: [String]
  /// Nodes that only the first placement had, in its order.
  public var goneNodes: [String]
  /// A pod each, the weightiest kinds first, then in the order of the second placement.
  public var pods: [PodDiff]
  /// Pods that did nothing but swap nodes that are alike, which is told in one line; none unless they were folded.
  public internal(set) var swapped: [PodDiff] = []
  /// How many of these are in another zone now.
  var swappedZones = 0
  /// How many pods there are in either placement.
  public var podCount: Int

  public var isEmpty: Bool { pods.isEmpty && swapped.isEmpty && newNodes.isEmpty && goneNodes.isEmpty }

  /// Pairs pods by namespace and identity, or name where they have none.
  ///
  /// - Complexity: O(pods · nodes).
  public init(from old: PlacementReport, to new: PlacementReport, comparing detail: PlacementDetail = .reasons) {
    let nodes = (old: Set(old.nodeNames), new: Set(new.nodeNames))
    newNodes = new.nodeNames.filter { !nodes.old.contains($0) }
    goneNodes = old.nodeNames.filter { !nodes.new.contains($0) }
    let (appeared, went) = (Set(newNodes), Set(goneNodes))
    let found = PodPairs.compare(old.pods, new.pods) { before, after in
      switch (before, after) {
      case (let before?, let after?):
        PodComparison(from: before, to: after, comparing: detail, newNodes: appeared, goneNodes: went).diff
      case (nil, let after?): PodDiff(new: after)
      case (let before?, nil): PodDiff(gone: before)
      case (nil, nil): nil
      }
    }
    podCount = found.count
    pods = PodDiff.Kind.allCases.flatMap { kind in found.results.filter { $0.kind == kind } }
  }
}

extension PlacementDiff {
  public func count(_ kind: PodDiff.Kind) -> Int { pods.count { $0.kind == kind } }

  /// `2 moved`, `9 swapped equal nodes`: how many pods differ how.
  var differences: [String] {
    let kinds = PodDiff.Kind.allCases.filter { count($0) > 0 }.map { "\(count($0)) \($0.inWords)" }
    return kinds + (swapped.isEmpty ? [] : ["\(swapped.count) swapped equal nodes"])
  }

  /// `3 of 12 pods differ: 1 lost its node, 2 moved; 1 node is new`, or `12 pods, no difference`.
  public var summary: String {
    let all = "\(podCount) pod\(podCount == 1 ? "" : "s")"
    if isEmpty { return "\(all), no difference" }
    let kinds = differences
    let count = pods.count + swapped.count
    let verb = count == 1 ? "differs" : "differ"
    let head = count == 0 ? "\(all), no difference" : "\(count) of \(all) \(verb): \(kinds.listed())"
    return ([head] + nodeSentences).joined(separator: "; ")
  }

  /// `3 nodes are new: node-a, node-b, node-c`, at most one for what came and one for what went.
  public var nodeSentences: [String] {
    [(newNodes, "new"), (goneNodes, "gone")].filter { !$0.0.isEmpty }.map { names, what in
      let head = names.count == 1 ? "1 node is \(what)" : "\(names.count) nodes are \(what)"
      return "\(head): \(names.listed(limit: 4))"
    }
  }
}

extension PodReport {
  /// What a pod keeps from one placement to the next.
  var diffKey: String { PodDiff.name(namespace, identity ?? name) }
}
