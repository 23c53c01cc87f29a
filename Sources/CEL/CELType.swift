/// What is known of a value before an expression runs.
public indirect enum CELType: Hashable, Sendable {
  /// Known only when the expression runs.
  case dynamic
  case null, bool, int, uint, double, string, quantity, semver
  case list(CELType)
  case map(CELType, CELType)
  case optional(CELType)
  /// With fields, each of its type.
  case object(String, [Field])

  public struct Field: Hashable, Sendable {
    public let name: String
    public let type: CELType

    public init(_ name: String, _ type: CELType) {
      self.name = name
      self.type = type
    }
  }

  /// As the language's documentation writes it.
  var name: String {
    switch self {
    case .dynamic: "dyn"
    case .null: "null_type"
    case .bool: "bool"
    case .int: "int"
    case .uint: "uint"
    case .double: "double"
    case .string: "string"
    case .quantity: "Quantity"
    case .semver: "Semver"
    case .list(let item): "list(\(item.name))"
    case .map(let key, let value): "map(\(key.name), \(value.name))"
    case .optional(let value): "optional(\(value.name))"
    case .object(let name, _): name
    }
  }

  /// Whether a value of this type can stand where the other is wanted.
  func fits(_ other: CELType) -> Bool {
    switch (self, other) {
    case (.dynamic, _), (_, .dynamic): true
    case (.list(let a), .list(let b)): a.fits(b)
    case (.map(let a, let c), .map(let b, let d)): a.fits(b) && c.fits(d)
    case (.optional(let a), .optional(let b)): a.fits(b)
    default: self == other
    }
  }

  /// The type of a value that has either.
  func joined(_ other: CELType) -> CELType {
    if self == other { return self }
    return switch (self, other) {
    case (.list(let a), .list(let b)): .list(a.joined(b))
    case (.optional(let a), .optional(let b)): .optional(a.joined(b))
    default: .dynamic
    }
  }

  /// Whether a value of this type may be a key of a map.
  var isKey: Bool { isNumber || self == .string || self == .bool || self == .dynamic }

  var isNumber: Bool { self == .int || self == .uint || self == .double }
}
