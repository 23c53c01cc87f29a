extension TestReport {
  /// Which part of a suite a report is about.
  public struct Shard: Hashable, Sendable {
    /// From 1.
    public var index: Int
    public var total: Int
    /// How many results all shards have together.
    public var resultCount: Int
    /// The place of each result of this one among those of all, from 1.
    public var numbers: [Int]

    public init(index: Int, total: Int, resultCount: Int, numbers: [Int]) {
      self.index = index
      self.total = total
      self.resultCount = resultCount
      self.numbers = numbers
    }
  }
}
