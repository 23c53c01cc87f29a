public import Symbols

/// What a description says of a field beside its type.
public struct FieldFacts: Sendable {
  public internal(set) var defaultValue: DefaultValue?
  /// More that the API server fills in there, by name.
  public internal(set) var rule: DefaultRule?
  public internal(set) var merge = ListMerge.replace
  /// Whether `$retainKeys` is meant for it.
  public internal(set) var retainsKeys = false
  /// Whether a strategic merge patch replaces the mapping.
  public internal(set) var isReplaced = false
  /// By what server-side apply finds items; empty where the list is one value.
  public internal(set) var listKeys: [Symbol] = []
  /// Whether server-side apply takes it for a set.
  public internal(set) var isSet = false
  /// Whether server-side apply takes the map for one value, that has one owner.
  public internal(set) var isAtomic = false
  public internal(set) var immutability: Immutability?
  /// The kind that is named, or referred to.
  public internal(set) var refersTo: Symbol?
  public internal(set) var whenEmpty = WhenEmpty.absent
  public internal(set) var keeping = Keeping()
  /// What is said and not understood: mistakes in the description.
  var unknownWords: [String] = []

  init(_ notes: Piece) {
    var reader = NoteReader(notes)
    while let word = reader.next() { take(word, &reader) }
  }

  private mutating func take(_ word: Piece, _ reader: inout NoteReader) {
    switch word.text {
    case "=":
      defaultValue = DefaultValue(&reader)
      if defaultValue == nil { unknownWords.append("=") }
    case "rule":
      rule = reader.next().flatMap { DefaultRule(rawValue: $0.text) }
      if rule == nil { unknownWords.append("rule") }
    case "merge": merge = .byKey(reader.symbol())
    case "union": merge = .union
    case "retain": retainsKeys = true
    case "keys": listKeys = reader.symbols()
    case "set": isSet = true
    case "atomic": isAtomic = true
    case "replaced": isReplaced = true
    case "immutable": immutability = Immutability(&reader)
    case "optional": whenEmpty = .kept
    case "always": whenEmpty = .written
    case "nullable": whenEmpty = .null
    case "->": refersTo = reader.symbol()
    case "since", "until", "in": _ = reader.next()
    default: keeping.take(word, &reader)
    }
  }
}

extension FieldLimit {
  /// nil for a field that all have.
  init?(_ notes: Piece) {
    guard notes.hasWord("since") || notes.hasWord("until") || notes.hasWord("in") else { return nil }
    var reader = NoteReader(notes)
    var limit = FieldLimit()
    var isLimited = false
    while let word = reader.next() {
      if word.isText("since") {
        limit.since = reader.next().flatMap { Release($0) }
      } else if word.isText("until") {
        limit.until = reader.next().flatMap { Release($0) }
      } else if word.isText("in") {
        limit.apiVersion = reader.symbol()
      } else {
        continue
      }
      isLimited = true
    }
    if !isLimited { return nil }
    self = limit
  }
}

/// Reads the notes of a field word by word.
struct NoteReader {
  private let words: [Piece]
  private var place = 0

  init(_ notes: Piece) { words = notes.words }

  var isAtEnd: Bool { place == words.count }

  mutating func next() -> Piece? {
    guard place < words.count else { return nil }
    place += 1
    return words[place - 1]
  }

  /// Takes the word if it comes next.
  mutating func take(_ word: StaticString) -> Bool {
    guard place < words.count, words[place].isText(word) else { return false }
    place += 1
    return true
  }

  mutating func symbol() -> Symbol { next()?.symbol ?? .none }

  /// `a,b`.
  mutating func symbols() -> [Symbol] { next()?.split(at: UInt8(ascii: ",")).map(\.symbol) ?? [] }
}

/// `type=A|B`: what a sibling has to say.
public struct SiblingCondition: Sendable {
  public let field: Symbol
  /// Empty: anything will do.
  public let values: [String]

  init(_ piece: Piece) {
    let (name, texts) = piece.cut(at: UInt8(ascii: "="))
    field = name.symbol
    values = texts.split(at: UInt8(ascii: "|")).map(\.text)
  }

  /// - Parameter text: what stands there; nil for nothing.
  public func holds(_ text: String?) -> Bool {
    guard let text else { return false }
    return values.isEmpty || values.contains(text)
  }
}
