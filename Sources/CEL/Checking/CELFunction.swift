/// A function or operator with the signatures it may be called by.
struct CELFunction: Sendable {
  struct Overload: Sendable {
    /// As the language's own tables call it.
    let id: String
    let isMethod: Bool
    /// The operand of a method is the first.
    let parameters: [CELType]
    let result: CELType
    /// The parameters of types in it.
    let typeNames: [String]
  }

  let name: String
  var overloads: [Overload] = []
  /// Whether one piece of code does for all overloads, whatever it is given: it is asked even where the types are not
  /// known beforehand.
  var isSingle = false
}

extension CELFunction {
  /// Whether some overload is for values of such types, whatever lists and maps hold.
  func takes(_ values: [CELValue]) -> Bool {
    overloads.contains { overload in
      overload.parameters.count == values.count
        && zip(overload.parameters, values).allSatisfy { parameter, value in
          if case .parameter = parameter { return true }
          return parameter == .dynamic || parameter.bareName == value.type.bareName
        }
    }
  }

  /// The functions of the language and of Kubernetes' libraries, by name.
  static let all: [String: CELFunction] = table(SignatureTables.all.joined(separator: "\n"))

  /// Each line is `[*]overload [.]name(types) type`: a point marks a method, a star a function that is one for all types.
  private static func table(_ text: String) -> [String: CELFunction] {
    var functions: [String: CELFunction] = [:]
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ", maxSplits: 1)
      guard words.count == 2, let open = words[1].firstIndex(of: "(") else { continue }
      var reader = SignatureReader(words[1][open...])
      let parameters = reader.types()
      let result = reader.type()
      let isMethod = words[1].hasPrefix(".")
      let name = String(words[1][..<open].dropFirst(isMethod ? 1 : 0))
      let isSingle = words[0].hasPrefix("*")
      let overload = Overload(
        id: String(words[0].dropFirst(isSingle ? 1 : 0)), isMethod: isMethod, parameters: parameters, result: result,
        typeNames: reader.typeNames)
      functions[name, default: CELFunction(name: name)].overloads.append(overload)
      if isSingle { functions[name]?.isSingle = true }
    }
    return functions
  }
}

/// Reads types as the tables write them.
private struct SignatureReader {
  private var text: Substring
  private(set) var typeNames: [String] = []

  init(_ text: Substring) { self.text = text }

  /// In brackets.
  mutating func types() -> [CELType] {
    text = text.dropFirst()
    var types: [CELType] = []
    while let next = text.first, next != ")" {
      if next == "," || next == " " {
        text = text.dropFirst()
      } else {
        types.append(type())
      }
    }
    text = text.dropFirst()
    return types
  }

  mutating func type() -> CELType {
    text = text.drop { $0 == " " }
    let name = String(text.prefix { $0 != "(" && $0 != ")" && $0 != "," && $0 != " " })
    text = text.dropFirst(name.count)
    let parts = text.first == "(" ? types() : []
    switch (name, parts.count) {
    case ("list", 1): return .list(parts[0])
    case ("map", 2): return .map(parts[0], parts[1])
    case ("optional", 1): return .optional(parts[0])
    case ("type", 1): return .type(parts[0])
    case ("dyn", _): return .dynamic
    case ("null", _): return .null
    case ("bool", _): return .bool
    case ("int", _): return .int
    case ("uint", _): return .uint
    case ("double", _): return .double
    case ("string", _): return .string
    case ("bytes", _): return .bytes
    case ("duration", _): return .duration
    case ("timestamp", _): return .timestamp
    default:
      if name.utf8.count > 1 { return .opaque(name) }
      if !typeNames.contains(name) { typeNames.append(name) }
      return .parameter(name)
    }
  }
}
