import SourceText
public import Symbols

extension YAMLDraft {
  /// A text, read as one whatever it says.
  public static func text(_ text: String, at place: YAMLDraft) -> YAMLDraft {
    YAMLDraft(.scalar(text, isPlain: false), at: place)
  }

  public static func number(_ number: Int64, at place: YAMLDraft) -> YAMLDraft {
    YAMLDraft(.scalar(String(number), isPlain: true), at: place)
  }

  public static func bool(_ value: Bool, at place: YAMLDraft) -> YAMLDraft {
    YAMLDraft(.scalar(value ? "true" : "false", isPlain: true), at: place)
  }

  public static func null(at place: YAMLDraft) -> YAMLDraft { YAMLDraft(.scalar("null", isPlain: true), at: place) }

  public static func list(_ items: [YAMLDraft], at place: YAMLDraft) -> YAMLDraft {
    YAMLDraft(.sequence(items), at: place)
  }

  /// A mapping; entries of nil are left out.
  public static func mapping(_ entries: KeyValuePairs<Symbol, YAMLDraft?>, at place: YAMLDraft) -> YAMLDraft {
    YAMLDraft(
      .mapping(
        entries.compactMap { key, value in value.map { Entry(key: key, keyRange: place.range, value: $0) } }), at: place
    )
  }
}

extension YAMLDraft {
  /// A scalar as YAML reads it; nil for mappings and sequences.
  public var scalar: YAMLScalar? {
    guard case .scalar(let text, let isPlain) = content else { return nil }
    guard isPlain else { return .string }
    var copy = text
    return copy.withUTF8 { YAMLScalar(plain: $0) }
  }

  /// A whole number; nil for anything else.
  public var integer: Int64? {
    switch scalar {
    case .integer(let value): value
    case .float(let value): Int64(exactly: value)
    default: nil
    }
  }

  /// A truth value; nil for anything else.
  public var bool: Bool? {
    if case .bool(let value) = scalar { value } else { nil }
  }

  public var isTrue: Bool { bool ?? false }

  /// What stands at the end of a way of keys; nil where the way ends before, and for null.
  public func at(_ first: Symbol, _ second: Symbol, _ third: Symbol, _ rest: Symbol...) -> YAMLDraft? {
    var here = self[first]?[second]?[third]
    for key in rest { here = here?[key] }
    return here.flatMap { $0.isNull ? nil : $0 }
  }

  /// What stands under a key; nil for null.
  public func at(_ key: Symbol) -> YAMLDraft? { self[key].flatMap { $0.isNull ? nil : $0 } }

  /// What stands under a key under a key; nil where the way ends before, and for null.
  public func at(_ key: Symbol, _ inner: Symbol) -> YAMLDraft? { self[key]?.at(inner) }

  /// Changes the mapping under a key, which is made where there is none.
  public mutating func edit<Result>(_ key: Symbol, _ change: (inout YAMLDraft) throws -> Result) rethrows -> Result {
    let nothing = YAMLDraft(.mapping([]), at: self)
    let slot = slot(of: key)
    return try changeEntries { entries, range in
      guard let slot else {
        entries.append(Entry(key: key, keyRange: range, value: nothing))
        return try change(&entries[entries.count - 1].value)
      }
      if entries[slot].value.isNull { entries[slot].value = nothing }
      return try change(&entries[slot].value)
    }
  }
}

extension YAMLDraft {
  private init(emptyIn file: SourceFile) {
    content = .mapping([])
    range = .none
    self.file = file
  }

  /// The place of what nobody wrote.
  public static let nowhere = YAMLDraft(emptyIn: SourceFile(id: .none, path: "", bytes: []))
}
