import Kubernetes
public import SourceText
public import Symbols
public import YAML

/// Reads values of a test file and collects what is wrong with them, so that one run tells all of it.
public struct FieldReader {
  public private(set) var diagnostics: [Diagnostic] = []

  public init() {}

  public mutating func error(_ code: DiagnosticCode, at range: SourceRange, _ message: String) {
    diagnostics.append(.error(code, at: range, message))
  }

  /// `name must be a string, but this is a list`, with the cure where quoting is one.
  public mutating func wrongType(_ node: YAMLNode, _ place: String, needs: String) {
    var message = "\(place) must be \(needs), but this is \(node.kindInWords)"
    if needs == "a string", node.kind == .scalar, !node.isNull { message += "; quote it: \"\(node.text)\"" }
    error(.wrongType, at: node.range, message)
  }

  /// A string that is not empty.
  public mutating func string(_ node: YAMLNode, _ place: String) -> String? {
    guard node.kind == .scalar, case .string = node.scalar else {
      wrongType(node, place, needs: "a string")
      return nil
    }
    guard !node.text.isEmpty else {
      error(.saysNothing, at: node.range, "\(place) is empty, give it a value or leave the key out")
      return nil
    }
    return node.text
  }

  public mutating func bool(_ node: YAMLNode, _ place: String) -> Bool? {
    guard node.kind == .scalar, case .bool(let value) = node.scalar else {
      wrongType(node, place, needs: "true or false")
      return nil
    }
    return value
  }

  public mutating func integer(_ node: YAMLNode, _ place: String) -> Int64? {
    guard node.kind == .scalar, case .integer(let value) = node.scalar else {
      wrongType(node, place, needs: "an integer")
      return nil
    }
    return value
  }

  /// A whole number that is not below `least`.
  public mutating func natural(_ node: YAMLNode, _ place: String, from least: Int64) -> Int64? {
    guard let value = integer(node, place) else { return nil }
    if value >= least { return value }
    error(.unusableWord, at: node.range, "\(place) must be at least \(least), \(value) makes no sense here")
    return nil
  }

  /// One of the words, which the message lists.
  public mutating func word<Word: RawRepresentable & CaseIterable>(_ node: YAMLNode, _ place: String) -> Word?
  where Word.RawValue == String {
    guard let text = string(node, place) else { return nil }
    if let word = Word(rawValue: text) { return word }
    let words = Word.allCases.map(\.rawValue)
    let cure = Spelling.nearest(to: text, among: words).map { "did you mean '\($0)'?" }
    error(
      .unusableWord, at: node.range,
      "'\(text)' is no \(place), \(cure ?? "use one of \(words.joined(separator: ", "))")")
    return nil
  }

  /// A list that is not empty.
  public mutating func list(_ node: YAMLNode, _ place: String) -> [YAMLNode]? {
    guard node.kind == .sequence else {
      wrongType(node, place, needs: "a list")
      return nil
    }
    guard node.count > 0 else {
      error(.saysNothing, at: node.range, "\(place) is empty, add an item or leave the key out")
      return nil
    }
    return Array(node.items)
  }

  /// A mapping from labels to values that is not empty, in document order.
  public mutating func labels(_ node: YAMLNode, _ place: String) -> [Label]? {
    guard node.kind == .mapping else {
      wrongType(node, place, needs: "a mapping of labels")
      return nil
    }
    guard node.count > 0 else {
      error(.saysNothing, at: node.range, "\(place) is empty, add a label or leave the key out")
      return nil
    }
    var labels: [Label] = []
    for entry in node.entries {
      guard entry.value.kind == .scalar, case .string = entry.value.scalar else {
        wrongType(entry.value, "label \(entry.key.text)", needs: "a string")
        continue
      }
      labels.append(Label(key: entry.key, value: entry.value.symbol))
    }
    return labels.count == node.count ? labels : nil
  }

  /// A label that something must have.
  public struct Label: Hashable, Sendable {
    public let key: Symbol
    public let value: Symbol

    public init(key: Symbol, value: Symbol) {
      self.key = key
      self.value = value
    }

    public var text: String { "\(key.text)=\(value.text)" }
  }
}

extension YAMLNode {
  /// `a list`, `an integer` ...: what a message says it found.
  public var kindInWords: String {
    switch kind {
    case .mapping: "a mapping"
    case .sequence: "a list"
    case .scalar:
      switch scalar {
      case .null: "empty"
      case .bool: "a boolean"
      case .integer, .unsigned: "an integer"
      case .float: "a number"
      case .string: "a string"
      }
    }
  }
}
