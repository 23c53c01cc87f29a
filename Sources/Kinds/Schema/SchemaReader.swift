import Symbols

/// Turns descriptions into tables: those of a kind, and those that it refers to.
///
/// A type's name is looked for in the text that uses it, then among the shared types, then in the texts of other kinds: names of
/// different API groups may clash.
struct SchemaReader: Sendable {
  var structures: ContiguousArray<Structure> = []
  var elements: ContiguousArray<ValueType> = []
  var stringTypes: ContiguousArray<Piece> = [Piece("string")]
  /// The types of kinds that were read, by text.
  var roots: [Int: ValueType] = [:]
  /// Types that are named and not described: a mistake in a description.
  private(set) var undefinedTypes: [String] = []
  private var stringNumbers: [Symbol: Int32] = [:]
  private var elementNumbers: [ValueType: [ValueType.Form: Int32]] = [:]
  /// The types of each text that was read.
  private var known: [Int: [Symbol: ValueType]] = [:]
  /// The text that describes a type, for those who do not describe it themselves.
  private var owners: [Symbol: Int] = [:]

  mutating func readKind(_ kind: KindDescription) -> ValueType {
    let type = type(named: kind.name, in: kind.text)
    roots[kind.text] = type
    return type
  }

  // MARK: Texts

  private mutating func type(named name: Symbol, in text: Int) -> ValueType {
    if let own = read(text)[name] { return own }
    if owners.isEmpty { findOwners() }
    if let owner = owners[name], let found = read(owner)[name] { return found }
    undefinedTypes.append(name.text)
    return ValueType(form: .any)
  }

  /// Shared types come first in the registry, so that they win.
  private mutating func findOwners() {
    for (number, text) in KindRegistry.texts.enumerated() {
      for line in Piece(text).heads where !line.hasPrefix("kind ") {
        let name = line.cut(at: UInt8(ascii: " ")).0.symbol
        if owners[name] == nil { owners[name] = number }
      }
    }
  }

  /// The types of a text. They are known before their fields are read, as they refer to each other.
  private mutating func read(_ text: Int) -> [Symbol: ValueType] {
    if let types = known[text] { return types }
    let lines = Piece(KindRegistry.texts[text]).lines
    var types: [Symbol: ValueType] = [:]
    for line in lines where line.bytes[0] != UInt8(ascii: " ") && !line.hasPrefix("kind ") {
      let (name, notes) = line.cut(at: UInt8(ascii: " "))
      types[name.symbol] = ValueType(form: .object, reference: Int32(truncatingIfNeeded: structures.count))
      structures.append(Structure(name, isAtomic: notes.isText("atomic"), isCommon: text < KindRegistry.common.count))
    }
    known[text] = types
    var current: Int?
    for line in lines {
      if line.bytes[0] != UInt8(ascii: " ") {
        let name = line.cut(at: UInt8(ascii: " ")).0.symbol
        current = line.hasPrefix("kind ") ? nil : types[name].map { Int($0.reference) }
      } else if let current {
        field(line.dropFirst(2), of: current, in: text)
      }
    }
    return types
  }

  /// `name: type notes`.
  private mutating func field(_ line: Piece, of structure: Int, in text: Int) {
    let (name, rest) = line.cut(at: UInt8(ascii: ":"))
    let (typeName, notes) = rest.dropFirst(1).cut(at: UInt8(ascii: " "))
    // The line may go on right after the type.
    let type = type(typeName.cut(at: UInt8(ascii: "\n")).0, in: text)
    let place = structures[structure].keys.count
    structures[structure].keys.append(name.symbol)
    structures[structure].types.append(type)
    structures[structure].notes.append(notes)
    if let limit = FieldLimit(notes) { structures[structure].limited[place] = limit }
  }

  // MARK: Types

  private mutating func type(_ text: Piece, in origin: Int) -> ValueType {
    if let form = Self.form(text) { return ValueType(form: form) }
    if text.hasPrefix("map[") { return collection(.map, of: text.dropFirst(4).dropLast(1), in: origin) }
    if text.hasPrefix("[") { return collection(.list, of: text.dropFirst(1).dropLast(1), in: origin) }
    if text.hasPrefix("string(") { return named(text.dropFirst(7).dropLast(1)) }
    return type(named: text.symbol, in: origin)
  }

  private static func form(_ text: Piece) -> ValueType.Form? {
    switch text.bytes.first {
    case UInt8(ascii: "s"): text.isText("string") ? .string : nil
    case UInt8(ascii: "b"): text.isText("bool") ? .bool : text.isText("bytes") ? .bytes : nil
    case UInt8(ascii: "i"):
      text.isText("int32") ? .int32 : text.isText("int64") ? .int64 : text.isText("intOrString") ? .intOrString : nil
    case UInt8(ascii: "n"): text.isText("number") ? .number : nil
    case UInt8(ascii: "t"): text.isText("time") ? .time : nil
    case UInt8(ascii: "m"): text.isText("microTime") ? .microTime : nil
    case UInt8(ascii: "q"): text.isText("quantity") ? .quantity : nil
    case UInt8(ascii: "r"): text.isText("resources") ? .resources : nil
    case UInt8(ascii: "a"): text.isText("any") ? .any : nil
    default: nil
    }
  }

  private mutating func named(_ name: Piece) -> ValueType {
    let symbol = name.symbol
    let number = stringNumbers[symbol] ?? Int32(truncatingIfNeeded: stringTypes.count)
    if stringNumbers[symbol] == nil {
      stringNumbers[symbol] = number
      stringTypes.append(name)
    }
    return ValueType(form: .string, reference: number)
  }

  private mutating func collection(_ form: ValueType.Form, of text: Piece, in origin: Int) -> ValueType {
    let element = type(text, in: origin)
    if let number = elementNumbers[element]?[form] { return ValueType(form: form, reference: number) }
    let number = Int32(truncatingIfNeeded: elements.count)
    elements.append(element)
    elementNumbers[element, default: [:]][form] = number
    return ValueType(form: form, reference: number)
  }
}
