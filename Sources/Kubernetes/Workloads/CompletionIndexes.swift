/// Completion indexes of a Job, as its status holds them: `0,2-5`.
public struct CompletionIndexes: Hashable, Sendable {
  /// Sorted, apart from each other by one at least.
  public private(set) var ranges: [ClosedRange<Int>] = []

  /// None.
  public init() {}

  /// Reads what a status holds, below `limit`; a piece that cannot be read is left out.
  public init(_ text: String, below limit: Int = .max) {
    for piece in text.split(separator: ",") {
      let ends = piece.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
      guard let first = Int(ends[0]), first >= 0 else { continue }
      if first >= limit { break }
      guard ends.count == 2 else {
        ranges.append(first...first)
        continue
      }
      guard let last = Int(ends[1]), last >= first else { continue }
      ranges.append(first...min(last, limit - 1))
    }
    normalize()
  }

  public init(_ indexes: some Sequence<Int>) {
    ranges = indexes.map { $0...$0 }
    normalize()
  }

  private mutating func normalize() {
    var result: [ClosedRange<Int>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = result.last, range.lowerBound <= last.upperBound + 1 {
        result[result.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        result.append(range)
      }
    }
    ranges = result
  }

  public mutating func formUnion(_ other: CompletionIndexes) {
    ranges += other.ranges
    normalize()
  }

  public func contains(_ index: Int) -> Bool { ranges.contains { $0.contains(index) } }

  public var isEmpty: Bool { ranges.isEmpty }

  public var count: Int { ranges.reduce(0) { $0 + $1.count } }

  /// How many of these are in another set too.
  public func commonCount(_ other: CompletionIndexes) -> Int {
    var count = 0
    for range in ranges {
      for candidate in other.ranges where candidate.overlaps(range) { count += candidate.clamped(to: range).count }
    }
    return count
  }

  /// The lowest indexes below `limit` that are not in the set, so many at most.
  public func firstMissing(_ count: Int, below limit: Int) -> [Int] {
    var result: [Int] = []
    var candidate = 0
    for range in ranges {
      while candidate < min(range.lowerBound, limit), result.count < count {
        result.append(candidate)
        candidate += 1
      }
      candidate = max(candidate, range.upperBound + 1)
    }
    while candidate < limit, result.count < count {
      result.append(candidate)
      candidate += 1
    }
    return result
  }

  /// As the status writes it: two neighbours with a comma, more with a dash.
  public var text: String {
    ranges.map { range in
      switch range.count {
      case 1: String(range.lowerBound)
      case 2: "\(range.lowerBound),\(range.upperBound)"
      default: "\(range.lowerBound)-\(range.upperBound)"
      }
    }.joined(separator: ",")
  }
}
