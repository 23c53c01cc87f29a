import Symbols

/// The fields of every type, made from ``SchemaText`` when first asked for.
final class Schema: Sendable {
  static let shared = Schema(SchemaText.all)

  /// A struct of the API.
  struct Structure: Sendable {
    let name: String
    fileprivate(set) var keys: ContiguousArray<Symbol> = []
    fileprivate(set) var types: ContiguousArray<ValueType> = []

    /// What the field of that name holds, nil if there is none.
    func type(of key: Symbol) -> ValueType? {
      for i in keys.indices where keys[i] == key { return types[i] }
      return nil
    }

    /// The names of the fields.
    var fieldNames: [String] { keys.map(\.text) }
  }

  let structures: ContiguousArray<Structure>
  /// What lists and maps hold, by number.
  private let elements: ContiguousArray<ValueType>
  /// Names of string types, by number; 0 is `string`.
  private let stringTypes: [String]
  private let numbers: [String: Int32]
  /// Types that ``SchemaText`` names without telling their fields: a mistake in it.
  let undefinedTypes: [String]

  private init(_ texts: [String]) {
    var reader = SchemaReader()
    for text in texts { reader.collectNames(text) }
    for text in texts { reader.read(text) }
    structures = reader.structures
    elements = reader.elements
    stringTypes = reader.stringTypes
    numbers = reader.numbers
    undefinedTypes = reader.undefinedTypes
  }

  /// The struct of that name.
  func type(named name: String) -> ValueType? {
    numbers[name].map { ValueType(form: .object, reference: $0) }
  }

  func structure(_ type: ValueType) -> Structure { structures[Int(type.reference)] }

  /// What a list or map holds.
  func element(of type: ValueType) -> ValueType {
    type.form == .resources ? ValueType(form: .quantity) : elements[Int(type.reference)]
  }

  /// The type as Go writes it: `[]v1.Container`.
  func goName(_ type: ValueType) -> String {
    switch type.form {
    case .string:
      let name = stringTypes[Int(type.reference)]
      if name == "string" { return name }
      return name == "UID" ? "types.UID" : "v1.\(name)"
    case .bool: return "bool"
    // Time and IntOrString are read as one of these.
    case .int32, .intOrString: return "int32"
    case .int64: return "int64"
    case .time: return "string"
    case .quantity: return "resource.Quantity"
    case .resources: return "v1.ResourceList"
    case .any: return "interface {}"
    case .object: return "v1.\(structures[Int(type.reference)].name)"
    case .list: return "[]\(goName(element(of: type)))"
    case .map: return "map[string]\(goName(element(of: type)))"
    }
  }
}

/// Turns ``SchemaText`` into tables.
private struct SchemaReader {
  var structures: ContiguousArray<Schema.Structure> = []
  var elements: ContiguousArray<ValueType> = []
  var stringTypes = ["string"]
  var numbers: [String: Int32] = [:]
  var undefinedTypes: [String] = []
  private var stringNumbers: [Substring: Int32] = [:]
  private var known: [Substring: ValueType] = [
    "string": ValueType(form: .string), "bool": ValueType(form: .bool), "int32": ValueType(form: .int32),
    "int64": ValueType(form: .int64), "time": ValueType(form: .time), "quantity": ValueType(form: .quantity),
    "resources": ValueType(form: .resources), "intOrString": ValueType(form: .intOrString),
    "any": ValueType(form: .any),
  ]

  mutating func collectNames(_ text: String) {
    for line in text.utf8.split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: " ") {
      let name = String(Substring(line))
      numbers[name] = Int32(truncatingIfNeeded: structures.count)
      structures.append(Schema.Structure(name: name))
    }
  }

  mutating func read(_ text: String) {
    var current = 0
    for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
      guard line.first == UInt8(ascii: " ") else {
        current = Int(numbers[String(Substring(line))] ?? 0)
        continue
      }
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
      let type = type(Substring(line[..<colon].drop { $0 == UInt8(ascii: " ") }))
      for name in line[colon...].dropFirst().split(separator: UInt8(ascii: " ")) {
        structures[current].keys.append(Symbol(String(Substring(name))))
        structures[current].types.append(type)
      }
    }
  }

  private mutating func type(_ text: Substring) -> ValueType {
    if let known = known[text] { return known }
    let type: ValueType
    if text.hasPrefix("map[") {
      type = collection(.map, of: text.dropFirst(4).dropLast())
    } else if text.hasPrefix("[") {
      type = collection(.list, of: text.dropFirst().dropLast())
    } else if text.hasPrefix("string(") {
      type = ValueType(form: .string, reference: Int32(truncatingIfNeeded: stringTypes.count))
      stringTypes.append(String(text.dropFirst(7).dropLast()))
    } else {
      if numbers[String(text)] == nil { undefinedTypes.append(String(text)) }
      type = ValueType(form: .object, reference: numbers[String(text)] ?? 0)
    }
    known[text] = type
    return type
  }

  private mutating func collection(_ form: ValueType.Form, of text: Substring) -> ValueType {
    let element = type(text)
    elements.append(element)
    return ValueType(form: form, reference: Int32(truncatingIfNeeded: elements.count - 1))
  }
}
