/// How much the matrix of a test may make of it, over all rows: what it makes must stay in a proportion to what is read.
struct MatrixAllowance {
  /// Bytes that values add in the places of their names.
  static let maximumText = 4 << 20
  /// Values and mappings of all tests that are made.
  static let maximumNodes = 1 << 22

  private var text = 0

  /// Takes a value in; false when that is more than there may be.
  mutating func admits(_ value: String) -> Bool {
    text += value.utf8.count
    return text <= Self.maximumText
  }
}
