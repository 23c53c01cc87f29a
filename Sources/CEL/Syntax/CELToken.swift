/// One word or mark of an expression.
struct CELToken {
  /// In the order in which messages list what is expected.
  enum Kind: UInt8, CaseIterable {
    case end
    case equal, notEqual, `in`, less, lessOrEqual, greaterOrEqual, greater, and, or
    case openBracket, closeBracket, openBrace, closeBrace, openParenthesis, closeParenthesis
    case dot, comma, minus, exclamation, question, colon, plus, star, slash, percent
    case `true`, `false`, null
    case float, int, uint, string, bytes, identifier, escapedIdentifier

    /// As messages show it.
    var name: String {
      switch self {
      case .end: "<EOF>"
      case .float: "NUM_FLOAT"
      case .int: "NUM_INT"
      case .uint: "NUM_UINT"
      case .string: "STRING"
      case .bytes: "BYTES"
      case .identifier: "IDENTIFIER"
      case .escapedIdentifier: "ESC_IDENTIFIER"
      default: "'\(Self.marks.first { $0.kind == self }?.text ?? "")'"
      }
    }

    /// Longer ones before those that they start with.
    static let marks: [(text: String, kind: Kind)] = [
      ("==", .equal), ("!=", .notEqual), ("<=", .lessOrEqual), (">=", .greaterOrEqual), ("<", .less), (">", .greater),
      ("&&", .and), ("||", .or), ("[", .openBracket), ("]", .closeBracket), ("{", .openBrace), ("}", .closeBrace),
      ("(", .openParenthesis), (")", .closeParenthesis), (".", .dot), (",", .comma), ("-", .minus), ("!", .exclamation),
      ("?", .question), (":", .colon), ("+", .plus), ("*", .star), ("/", .slash), ("%", .percent), ("in", .in),
      ("true", .true), ("false", .false), ("null", .null),
    ]
  }

  let kind: Kind
  /// In characters.
  let range: Range<Int>
  /// As it is written.
  let text: String

  var offset: Int { range.lowerBound }

  /// As messages show it.
  var shown: String {
    kind == .end
      ? "'<EOF>'"
      : "'\(text.replacing("\n", with: "\\n").replacing("\r", with: "\\r").replacing("\t", with: "\\t"))'"
  }
}

/// Some kinds of tokens.
struct CELTokenSet: OptionSet {
  let rawValue: UInt64

  init(rawValue: UInt64) { self.rawValue = rawValue }

  init(_ kinds: CELToken.Kind...) { rawValue = kinds.reduce(0) { $0 | 1 << UInt64($1.rawValue) } }

  func has(_ kind: CELToken.Kind) -> Bool { rawValue & (1 << UInt64(kind.rawValue)) != 0 }

  /// As messages show what is expected.
  var shown: String {
    let names = CELToken.Kind.allCases.filter { has($0) }.map(\.name)
    return names.count == 1 ? names[0] : "{\(names.joined(separator: ", "))}"
  }

  /// What a value starts with, apart from signs.
  static let primary = CELTokenSet(
    .openBracket, .openBrace, .openParenthesis, .dot, .minus, .true, .false, .null, .float, .int, .uint, .string,
    .bytes,
    .identifier)
  /// What an expression starts with.
  static let expression = primary.union(CELTokenSet(.exclamation))
  static let member = CELTokenSet(.dot, .openBracket)
  static let calculation = CELTokenSet(.star, .slash, .percent, .plus, .minus)
  static let relation = CELTokenSet(.less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual, .in)
}
