/// The fewest elements of which every set has one (a minimum hitting set).
enum SmallestCover {
  /// Above this many steps the search gives up; pods of real life need a few hundred.
  private static let mostSteps = 200_000
  private static let mostTrials = 64

  /// - Parameter holds: whether a cover is one in truth; the first that holds is taken, in lexicographic order.
  /// - Returns: nil when no cover holds, or the search gets too long.
  static func of(_ sets: [[Int]], where holds: ([Int]) -> Bool) -> [Int]? {
    let distinct = Set(sets)
    if distinct.contains([]) || distinct.isEmpty { return nil }
    // A set that has another one in it is hit whenever that one is.
    let minimal = distinct.filter { set in
      !distinct.contains { $0 != set && Set($0).isSubset(of: set) }
    }.sorted { $0.count == $1.count ? $0.lexicographicallyPrecedes($1) : $0.count < $1.count }
    var search = Search(sets: minimal, stepsLeft: mostSteps)
    var trialsLeft = mostTrials
    for size in 1...minimal.count {
      search.found = []
      search.extend([], upTo: size)
      if search.stepsLeft <= 0 { return nil }
      let covers = search.found.sorted { $0.lexicographicallyPrecedes($1) }
      for cover in covers where trialsLeft > 0 {
        if holds(cover) { return cover }
        trialsLeft -= 1
      }
      if trialsLeft <= 0 { return nil }
    }
    return nil
  }

  private struct Search {
    let sets: [[Int]]
    var stepsLeft: Int
    var found: Set<[Int]> = []

    /// Finds the covers of exactly that size, no element of which is idle.
    mutating func extend(_ chosen: [Int], upTo size: Int) {
      stepsLeft -= 1
      if stepsLeft <= 0 { return }
      guard let open = sets.first(where: { set in !set.contains(where: chosen.contains) }) else {
        if chosen.count == size { found.insert(chosen.sorted()) }
        return
      }
      if chosen.count == size { return }
      for element in open { extend(chosen + [element], upTo: size) }
    }
  }
}
