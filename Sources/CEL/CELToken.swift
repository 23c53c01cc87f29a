/// One word or mark of an expression.
struct CELToken: Equatable {
  enum Kind: Equatable {
    case identifier(String)
    case int(Int64)
    /// The digits of 9223372036854775808, which is a number only behind a minus.
    case intMinimumMagnitude
    case uint(UInt64)
    case double(Double)
    case string(String)
    /// An operator or a bracket.
    case mark(String)
    case end
  }

  let kind: Kind
  /// Bytes from the start of the expression.
  let offset: Int

  /// As a message shows it.
  var text: String {
    switch kind {
    case .identifier(let name): "\"\(name)\""
    case .int, .intMinimumMagnitude, .uint, .double: "a number"
    case .string: "a string"
    case .mark(let mark): "\"\(mark)\""
    case .end: "the end"
    }
  }
}
