/// The indexes of an Indexed Job that have no pod behind them yet.
struct OpenIndexes {
  /// Ranges that do not touch, in order.
  private let done: [ClosedRange<Int>]

  /// - Parameter done: sorted by where they begin.
  init(besides done: [ClosedRange<Int>]) {
    self.done = done
  }

  /// The first ones.
  func prefix(_ count: Int, below end: Int) -> [Int] {
    var found: [Int] = []
    var next = 0
    for range in done {
      while next < range.lowerBound, next < end, found.count < count {
        found.append(next)
        next += 1
      }
      next = max(next, range.upperBound + 1)
    }
    while next < end, found.count < count {
      found.append(next)
      next += 1
    }
    return found
  }
}
