/// What is known of a value before an expression runs.
public indirect enum CELType: Hashable, Sendable {
  /// Known only when the expression runs.
  case dynamic
  case null, bool, int, uint, double, string, bytes, duration, timestamp
  case list(CELType)
  case map(CELType, CELType)
  case optional(CELType)
  /// The type of types; of which type, if that is known.
  case type(CELType?)
  /// A type of a library, known by its name alone.
  case opaque(String)
  /// With fields, each of its type.
  case object(String, [Field])
  /// Stands for a type that is yet to be found.
  case parameter(String)
  /// Of what could not be checked.
  case error

  public struct Field: Hashable, Sendable {
    public let name: String
    public let type: CELType

    public init(_ name: String, _ type: CELType) {
      self.name = name
      self.type = type
    }
  }

  /// Of the Kubernetes library `quantity`.
  public static let quantity = CELType.opaque("kubernetes.Quantity")
  /// Of the Kubernetes library `semver`.
  public static let semver = CELType.opaque("kubernetes.Semver")

  /// As messages about expressions write it.
  var name: String {
    switch self {
    case .dynamic: "dyn"
    case .null: "null"
    case .bool: "bool"
    case .int: "int"
    case .uint: "uint"
    case .double: "double"
    case .string: "string"
    case .bytes: "bytes"
    case .duration: "duration"
    case .timestamp: "timestamp"
    case .list(let item): "list(\(item.name))"
    case .map(let key, let value): "map(\(key.name), \(value.name))"
    case .optional(let value): "optional_type(\(value.name))"
    case .type(let type): type.map { "type(\($0.name))" } ?? "type"
    case .opaque(let name), .object(let name, _), .parameter(let name): name
    case .error: "!error!"
    }
  }

  /// As the API server names the type of a checked expression.
  public var declaredName: String {
    switch self {
    case .null: "null_type"
    case .duration: "google.protobuf.Duration"
    case .timestamp: "google.protobuf.Timestamp"
    case .list(let item): "list(\(item.declaredName))"
    case .map(let key, let value): "map(\(key.declaredName), \(value.declaredName))"
    case .optional(let value): "optional_type(\(value.declaredName))"
    case .type(let type): type.map { "type(\($0.declaredName))" } ?? "type"
    default: name
    }
  }

  /// The name of the type without its parameters, as values carry it.
  public var bareName: String {
    switch self {
    case .list: "list"
    case .map: "map"
    case .optional: "optional_type"
    case .type: "type"
    default: declaredName
    }
  }

  /// Whether values of this type may be keys of a map.
  var isKey: Bool {
    switch self {
    case .dynamic, .error, .parameter, .bool, .int, .uint, .double, .string: true
    default: false
    }
  }

  var isDynamicOrError: Bool { self == .dynamic || self == .error }

  /// The types that this one is made of.
  var parameters: [CELType] {
    switch self {
    case .list(let a), .optional(let a), .type(let a?): [a]
    case .map(let a, let b): [a, b]
    default: []
    }
  }

  /// With other types for those that it is made of.
  func with(_ parameters: [CELType]) -> CELType {
    switch self {
    case .list: .list(parameters[0])
    case .optional: .optional(parameters[0])
    case .type(_?): .type(parameters[0])
    case .map: .map(parameters[0], parameters[1])
    default: self
    }
  }
}
