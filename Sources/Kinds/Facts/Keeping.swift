public import Symbols

/// What a snapshot does with a field.
public struct Keeping: Sendable {
  public enum Form: Equatable, Sendable {
    case leftOut
    /// Kept as it is; of an object those fields that its type keeps.
    case kept
    /// Kept, and the name of something.
    case names(String)
    /// Labels and their values.
    case labels
    /// One condition of a selector.
    case requirement
    /// A mapping whose keys name something.
    case keyed(String)
    /// A mapping whose keys name something, and of which the values go.
    case emptied(String)
    /// The annotations that are named, and no others.
    case annotations
  }

  public internal(set) var form = Form.leftOut
  /// Of an object: these fields alone, where it says so.
  public internal(set) var fields: [Symbol]?
  /// Left out when nothing but this field is left.
  public internal(set) var worthlessAlone: Symbol?
  /// Of a list: the items of which a field says one of these.
  public internal(set) var items: SiblingCondition?
  /// What the name in a metadata or a reference below is the name of.
  public internal(set) var selfName: String?
  /// Annotations that are kept of the metadata below.
  public internal(set) var annotations: [KeptAnnotation] = []

  mutating func take(_ word: Piece, _ reader: inout NoteReader) {
    switch word.text {
    case "keep": form = .kept
    case "keeping":
      form = .kept
      fields = reader.symbols()
    case "names": form = .names(reader.next()?.text ?? "")
    case "labels": form = .labels
    case "requirement": form = .requirement
    case "keyed": form = .keyed(reader.next()?.text ?? "")
    case "emptied": form = .emptied(reader.next()?.text ?? "")
    case "unless":
      _ = reader.take("only")
      worthlessAlone = reader.symbol()
    case "only": items = reader.next().map { SiblingCondition($0) }
    case "self": selfName = reader.next()?.text
    case "annotation":
      if form == .leftOut { form = .annotations }
      if let word = reader.next() { annotations.append(KeptAnnotation(word)) }
    default: unknownWords.append(word.text)
    }
  }

  /// Words of the description that mean nothing: mistakes in it.
  var unknownWords: [String] = []
}

/// An annotation that a snapshot keeps.
public struct KeptAnnotation: Sendable {
  /// The key, or what it begins with.
  public let key: Symbol
  /// Whether the key goes on with the name of something.
  public let isPrefix: Bool
  /// What the value, or the rest of the key, is the name of; empty for a value that names nothing.
  public let names: String

  /// `key`, `key=name`, `prefix*=name`.
  init(_ piece: Piece) {
    let (key, name) = piece.cut(at: UInt8(ascii: "="))
    isPrefix = key.bytes.last == UInt8(ascii: "*")
    self.key = isPrefix ? key.dropLast(1).symbol : key.symbol
    names = name.text
  }
}
