import Grammar
import Kubernetes
import Symbols

/// A label selector as kubectl's `-l` takes it: `app=web,tier in (front, back),!canary`.
///
/// Operators: `=`, `==`, `!=`, `in (..)`, `notin (..)`, `>`, `<`, a key alone and `!key`.
/// Source: "Labels and Selectors", Kubernetes documentation.
struct LabelSelectorText {
  /// What is wrong with a selector.
  struct Problem: Error, Equatable {
    let message: String
  }

  private enum Token: Equatable {
    case word(String)
    case comma, open, close, not
    /// `=`, `==`, `!=`, `>`, `<`.
    case sign(String)
  }

  private var tokens: ArraySlice<Token>

  static func parse(_ text: String) throws(Problem) -> LabelSelector {
    var parser = LabelSelectorText(tokens: tokenize(text)[...])
    let selector = LabelSelector(try parser.requirements())
    if let error = selector.conversionError(allowsComparison: true) { throw Problem(message: error) }
    return selector
  }

  private mutating func requirements() throws(Problem) -> [LabelSelector.Requirement] {
    var requirements: [LabelSelector.Requirement] = []
    if tokens.isEmpty { return requirements }
    while true {
      requirements.append(try requirement())
      guard let next = tokens.popFirst() else { return requirements }
      guard next == .comma else { throw Problem(message: "expected ',' or the end, found \(Self.describe(next))") }
    }
  }

  private mutating func requirement() throws(Problem) -> LabelSelector.Requirement {
    if tokens.first == .not {
      tokens.removeFirst()
      return .init(key: Symbol(try word("a label key")), operator: .doesNotExist)
    }
    let key = Symbol(try word("a label key"))
    switch tokens.first {
    case nil, .comma:
      return .init(key: key, operator: .exists)
    case .sign(let sign):
      tokens.removeFirst()
      let value = Symbol(optionalWord())
      switch sign {
      case "!=": return .init(key: key, operator: .notIn, values: [value])
      case ">": return .init(key: key, operator: .greaterThan, operatorText: ">", values: [value])
      case "<": return .init(key: key, operator: .lessThan, operatorText: "<", values: [value])
      default: return .init(key: key, operator: .in, values: [value])
      }
    case .word("in"):
      tokens.removeFirst()
      return .init(key: key, operator: .in, values: try values())
    case .word("notin"):
      tokens.removeFirst()
      return .init(key: key, operator: .notIn, values: try values())
    case let other?:
      let operators = "'=', '==', '!=', 'in', 'notin', '>' or '<'"
      throw Problem(message: "expected \(operators) after '\(key.text)', found \(Self.describe(other))")
    }
  }

  /// `(a, b)`; an empty place is the empty value.
  private mutating func values() throws(Problem) -> [Symbol] {
    guard tokens.popFirst() == .open else { throw Problem(message: "expected '(' and the values") }
    var values = [Symbol(optionalWord())]
    while true {
      switch tokens.popFirst() {
      case .comma: values.append(Symbol(optionalWord()))
      case .close: return values
      default: throw Problem(message: "expected ',' or ')' in the list of values")
      }
    }
  }

  private mutating func word(_ what: String) throws(Problem) -> String {
    guard case .word(let word)? = tokens.first else {
      throw Problem(message: "expected \(what), found \(tokens.first.map(Self.describe) ?? "the end")")
    }
    tokens.removeFirst()
    return word
  }

  private mutating func optionalWord() -> String {
    guard case .word(let word)? = tokens.first else { return "" }
    tokens.removeFirst()
    return word
  }

  private static func describe(_ token: Token) -> String {
    switch token {
    case .word(let text), .sign(let text): "'\(text)'"
    case .comma: "','"
    case .open: "'('"
    case .close: "')'"
    case .not: "'!'"
    }
  }

  private static func tokenize(_ text: String) -> [Token] {
    var tokens: [Token] = []
    var rest = text[...]
    while let character = rest.first {
      switch character {
      case " ", "\t", "\n": rest.removeFirst()
      case ",": tokens.append(.comma); rest.removeFirst()
      case "(": tokens.append(.open); rest.removeFirst()
      case ")": tokens.append(.close); rest.removeFirst()
      case "=", "!", ">", "<":
        rest.removeFirst()
        let isDouble = (character == "=" || character == "!") && rest.first == "="
        if isDouble { rest.removeFirst() }
        tokens.append(character == "!" && !isDouble ? .not : .sign(String(character) + (isDouble ? "=" : "")))
      default:
        let word = rest.prefix { !" \t\n,()=!><".contains($0) }
        tokens.append(.word(String(word)))
        rest = rest[word.endIndex...]
      }
    }
    return tokens
  }
}
