import Kinds
import Kubernetes
import SourceText
import Symbols
import YAML

/// Walks an object's nodes along the schema as the API server's strict decoding does.
///
/// Values of the wrong type beat unknown fields; of those only the first is told, in the order in which keys stand (after kubectl's
/// conversion to JSON: sorted), or at once where the server reads the value with code of its own (quantities, times).
struct StrictDecoder {
  /// The API server tells no more unknown fields than this.
  private static let unknownFieldLimit = 100

  private let schema: Schema
  private let release: Release
  /// The version of the object: some fields are of one alone.
  private let apiVersion: Symbol
  /// Whether keys stand in the object as they reach the API server.
  private let isSent: Bool
  private var path: [PathStep] = []
  /// The structs of the names in the path.
  private var owners: [Structure] = []
  private var typeErrors: [Found] = []
  private var unknownFields: [Found] = []

  private struct Found {
    let path: [PathStep]
    let error: ValidationError
    let endsDecoding: Bool
  }

  /// - Parameter isSent: whether keys come in the order in which they stand, not as kubectl sorts them.
  init(schema: Schema, _ release: Release, _ apiVersion: Symbol, isSent: Bool = false) {
    self.isSent = isSent
    self.schema = schema
    self.release = release
    self.apiVersion = apiVersion
  }

  /// What the API server would say of the object; nothing if it decodes.
  mutating func decode(_ root: YAMLNode, as type: ValueType) -> [ValidationError] {
    object(root, type)
    if let parsed = sorted(typeErrors.filter(\.endsDecoding)).first { return [parsed] }
    if let first = sorted(typeErrors).first { return [first] }
    return Array(sorted(unknownFields).prefix(Self.unknownFieldLimit))
  }

  private func sorted(_ found: [Found]) -> [ValidationError] {
    guard !isSent, found.count > 1 else { return found.map(\.error) }
    return found.enumerated().sorted { a, b in
      PathStep.precedes(a.element.path, b.element.path) ?? (a.offset < b.offset)
    }.map(\.element.error)
  }

  // MARK: Values

  private mutating func object(_ node: YAMLNode, _ type: ValueType) {
    let structure = schema.structures[Int(type.reference)]
    for entry in node.entries {
      guard let place = structure.place(of: entry.key), structure.isServed(place, in: release, apiVersion) else {
        unknown(entry, in: structure)
        continue
      }
      let field = structure.types[place]
      switch field.form {
      case .string where entry.value.isStringOrNull: continue
      case .any: continue
      default: break
      }
      path.append(.name(entry.key))
      owners.append(structure)
      value(entry.value, field, in: type)
      owners.removeLast()
      path.removeLast()
    }
  }

  private mutating func value(_ node: YAMLNode, _ type: ValueType, in owner: ValueType) {
    switch type.form {
    case .object:
      if node.kind == .mapping { return object(node, type) }
    case .list:
      if node.kind == .sequence {
        let element = schema.element(of: type)
        var index = 0
        for item in node.items {
          path.append(.index(index))
          value(item, element, in: owner)
          path.removeLast()
          index += 1
        }
        return
      }
    case .map, .resources:
      if node.kind == .mapping {
        let element = schema.element(of: type)
        for entry in node.entries {
          if element.form == .string, entry.value.isStringOrNull { continue }
          path.append(.key(entry.key))
          value(entry.value, element, in: owner)
          path.removeLast()
        }
        return
      }
    case .string:
      if node.isStringOrNull { return }
    case .bool:
      if case .bool = node.scalar { return }
    case .int32, .int64:
      if node.kind == .scalar, Self.isInteger(node.scalar, type) { return }
    case .intOrString:
      if node.kind == .scalar, Self.isInteger(node.scalar, ValueType(form: .int32)) || node.isStringOrNull { return }
    case .quantity:
      return quantity(node)
    case .time, .microTime:
      return time(node, type, in: owner)
    case .number:
      if node.kind == .scalar, Self.isNumber(node.scalar) { return }
    case .bytes:
      return bytes(node, type, in: owner)
    case .any:
      return
    }
    if !node.isNull { mismatch(node, type, in: owner) }
  }

  private static func isInteger(_ scalar: YAMLScalar, _ type: ValueType) -> Bool {
    let found: Int64
    switch scalar {
    case .integer(let value): found = value
    // `2.0` reaches the API server as 2.
    case .float(let value) where value.rounded() == value && abs(value) < 1e21:
      guard let exact = Int64(exactly: value) else { return false }
      found = exact
    case .null, .bool, .unsigned, .float, .string: return false
    }
    return type.form == .int64 || Int32(exactly: found) != nil
  }

  private static func isNumber(_ scalar: YAMLScalar) -> Bool {
    switch scalar {
    case .integer, .unsigned, .float: true
    case .null, .bool, .string: false
    }
  }

  /// Base64, as Go reads it.
  private mutating func bytes(_ node: YAMLNode, _ type: ValueType, in owner: ValueType) {
    if node.isNull { return }
    guard node.isStringOrNull else { return mismatch(node, type, in: owner) }
    guard let place = node.withUTF8({ Base64Fault.place(in: $0) }) else { return }
    report(
      node, "illegal base64 data at input byte \(place)",
      advice: owner.isSecretData(in: schema) ? "encode it, or write it as text under stringData" : "encode it")
  }

  private mutating func quantity(_ node: YAMLNode) {
    if node.kind == .scalar {
      do throws(QuantityError) {
        _ = try Quantity(node)
        return
      } catch {
        return report(node, error.message, advice: QuantityAdvice.text(for: node), endsDecoding: true)
      }
    }
    report(node, QuantityError.malformed.message, endsDecoding: true)
  }

  private mutating func time(_ node: YAMLNode, _ type: ValueType, in owner: ValueType) {
    if node.isNull { return }
    guard node.isStringOrNull else { return mismatch(node, type, in: owner) }
    guard node.withUTF8({ Timestamp.seconds($0) }) == nil else { return }
    let text = node.text
    let layout = type.form == .microTime ? "2006-01-02T15:04:05.000000Z07:00" : "2006-01-02T15:04:05Z07:00"
    report(
      node,
      "parsing time \(Self.timeQuoted(text)) as \"\(layout)\": cannot parse \(Self.timeQuoted(text)) as \"2006\"",
      advice: "write it like 2025-01-31T12:00:00Z", endsDecoding: true)
  }

  /// As Go's time library quotes: every byte that is no printable ASCII as `\x0a`.
  private static func timeQuoted(_ text: String) -> String {
    var quoted = "\""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): quoted += "\\\(Character(Unicode.Scalar(byte)))"
      case 0x20..<0x80: quoted.unicodeScalars.append(Unicode.Scalar(byte))
      default: quoted += "\\x\(byte < 16 ? "0" : "")\(String(byte, radix: 16))"
      }
    }
    return quoted + "\""
  }

  // MARK: What is wrong

  private mutating func mismatch(_ node: YAMLNode, _ type: ValueType, in owner: ValueType) {
    let what =
      switch node.kind {
      case .mapping: "object"
      case .sequence: "array"
      case .scalar: Self.name(of: node.scalar, for: type)
      }
    let names = goPath
    report(
      node,
      "json: cannot unmarshal \(what) into Go struct field "
        + "\(schema.structure(owner).name).\(names.joined(separator: ".")) of type \(schema.goName(type, package: package))",
      advice: TypeAdvice.text(for: node, type), endsDecoding: type.isParsed)
  }

  /// The version of the kind, as Go calls the package of its types.
  private var package: String { String(apiVersion.text.split(separator: "/").last ?? "v1") }

  /// The names on the way, with those of structs that stand in others without a name in JSON.
  private var goPath: [String] {
    var names: [String] = []
    var owners = owners[...]
    for step in path {
      guard case .name(let name) = step else { continue }
      if let owner = owners.popFirst() { names += EmbeddedStruct.names(of: name.text, in: owner) }
      names.append(name.text)
    }
    return names
  }

  private static func name(of scalar: YAMLScalar, for type: ValueType) -> String {
    let number: String
    switch scalar {
    case .null: return "null"
    case .bool: return "bool"
    case .string: return "string"
    case .integer(let value): number = String(value)
    case .unsigned(let value): number = String(value)
    case .float(let value): number = value.isFinite ? JSONNumber.text(value) : String(value)
    }
    switch type.form {
    case .int32, .int64, .intOrString: return "number \(number)"
    default: return "number"
    }
  }

  private mutating func report(
    _ node: YAMLNode, _ message: String, advice: String = "", endsDecoding: Bool = false
  ) {
    let error = ValidationError(.decoding, "", message, at: node.position, advice: advice)
    typeErrors.append(Found(path: path, error: error, endsDecoding: endsDecoding))
  }

  private mutating func unknown(_ entry: YAMLEntry, in structure: Structure) {
    let path = path + [.name(entry.key)]
    let text = PathStep.text(path)
    let advice = Spelling.nearest(to: entry.key.text, among: structure.fieldNames(in: release, apiVersion)).map {
      "did you mean \"\($0)\"?"
    }
    let error = ValidationError(
      .strictDecoding, text, "unknown field \(GoText.quoted(text))", at: entry.keyRange.position, advice: advice ?? "")
    unknownFields.append(Found(path: path, error: error, endsDecoding: false))
  }
}

extension ValueType {
  /// Whether it is the struct that has plain texts beside the encoded ones.
  fileprivate func isSecretData(in schema: Schema) -> Bool {
    form == .object && schema.structure(self).place(of: "stringData") != nil
  }
}

extension YAMLNode {
  /// Whether it is read as a string: quoted, or a plain text that means nothing else, or nothing.
  var isStringOrNull: Bool {
    guard kind == .scalar else { return false }
    guard isPlain else { return true }
    switch scalar {
    case .string, .null: return true
    case .bool, .integer, .unsigned, .float: return false
    }
  }
}
