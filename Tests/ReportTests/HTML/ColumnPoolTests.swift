import Testing

@testable import Report

@Suite struct ColumnPoolTests {
  @Test(arguments: [
    [], [0], [5, 5, 5, 5], [1, 2, 3], [31, 32, 33, 1023, 1024, 1_000_000], Array(0..<200), [0, 0, 0, 7, 7, 0],
  ])
  func columnReadsAsItWasWritten(values: [Int]) {
    var pool = ColumnPool()
    let index = pool.index(of: values)
    var reading = ColumnReading(pool.texts)
    #expect(reading.column(index) == values)
  }

  @Test func runsAreWrittenAsRuns() {
    var pool = ColumnPool()
    _ = pool.index(of: Array(repeating: 9, count: 1000))
    #expect(pool.texts == ["rBJofA"])
  }

  @Test func equalColumnIsWrittenOnce() {
    var pool = ColumnPool()
    let first = pool.index(of: [1, 2, 3])
    _ = pool.index(of: [4, 5, 6])
    #expect(pool.index(of: [1, 2, 3]) == first)
    #expect(pool.texts.count == 2)
  }

  @Test func columnThatHardlyDiffersIsWrittenAsItsDifference() {
    var pool = ColumnPool()
    var values = (0..<1000).map { $0 * 7 % 100 }
    _ = pool.index(of: values)
    values[500] = 3
    _ = pool.index(of: values)
    #expect(pool.texts[1] == "dB0PD")
  }

  /// As pods of one kind are placed one after the other: more columns than are looked back at, and than one may lean on.
  @Test func longSeriesReadsAsItWasWritten() {
    var pool = ColumnPool()
    var columns: [[Int]] = []
    var values = (0..<300).map { $0 % 11 }
    for step in 0..<400 {
      values[step * 37 % 300] = step
      columns.append(values)
    }
    let indices = columns.map { pool.index(of: $0) }
    for (index, values) in zip(indices, columns) {
      var reading = ColumnReading(pool.texts)
      #expect(reading.column(index) == values)
    }
    #expect(pool.texts.reduce(0) { $0 + $1.utf8.count } < 20_000)
  }
}
