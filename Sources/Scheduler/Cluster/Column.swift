/// One fact about every node: a value a row, in memory that stays where it is.
///
/// A class, so that a plugin that holds a column sees every later change and reading one costs no reference counting or
/// exclusivity check of the table around it. It stays on the thread of its run: nothing guards what it holds.
final class Column<Element: BitwiseCopyable> {
  let count: Int
  private let base: UnsafeMutablePointer<Element>

  init(repeating value: Element, count: Int) {
    self.count = count
    base = .allocate(capacity: max(count, 1))
    base.initialize(repeating: value, count: count)
  }

  convenience init(_ values: some Collection<Element>) {
    guard let first = values.first else {
      self.init(count: 0) { _ in }
      return
    }
    self.init(repeating: first, count: values.count)
    for (row, value) in values.enumerated() { base[row] = value }
  }

  /// - Parameter fill: puts a value into each row.
  init(count: Int, fill: (UnsafeMutableBufferPointer<Element>) -> Void) {
    self.count = count
    base = .allocate(capacity: max(count, 1))
    fill(UnsafeMutableBufferPointer(start: base, count: count))
  }

  deinit {
    base.deallocate()
  }

  subscript(row: Int) -> Element {
    get {
      precondition(row >= 0 && row < count)
      return base[row]
    }
    set {
      precondition(row >= 0 && row < count)
      base[row] = newValue
    }
  }

  /// For loops over many rows: the bounds are checked in debug builds only. Good as long as the column is held.
  var values: UnsafeBufferPointer<Element> { UnsafeBufferPointer(start: base, count: count) }

  /// Writes many rows; the bounds are checked in debug builds only.
  func update(_ body: (UnsafeMutableBufferPointer<Element>) -> Void) {
    body(UnsafeMutableBufferPointer(start: base, count: count))
  }
}

@available(*, unavailable)
extension Column: Sendable {}
