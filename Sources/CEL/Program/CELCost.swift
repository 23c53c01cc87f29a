import Kubernetes
import YAML

/// What a call costs, as the API server counts it against the limits of expressions.
///
/// Source: "Resource use by CEL functions" and the estimates of cost in Kubernetes' documentation.
enum CELCost: Sendable {
  case one
  /// By the size of the first argument, in tenths of a unit.
  case first(Int)
  /// By the size of the second.
  case second
  case result
  /// Text by pattern.
  case pattern
  /// Text by what is looked for in it.
  case search
  /// All that the first argument holds.
  case traversal
  /// The smaller of both.
  case smaller
  /// As equality: one for the values of libraries.
  case equality
  case both
  case items
  case sets(Int)
  case newList
  case flattened
  case compared(Int)
  case containsAddress(isText: Bool)
  case containsNetwork(isText: Bool)
  case validation
  /// Of asking the authorizer, a good third of what a call may cost.
  case authorization

  static let list = 10
  static let map = 30
  static let limit = 1_000_000

  init(_ name: String, _ overload: String, _ features: CELFeatures) {
    self =
      switch name {
      case "isSorted", "sum", "max", "min", "indexOf", "lastIndexOf": .traversal
      case "url", "lowerAscii", "upperAscii", "substring", "trim", "cidr", "isIP", "isCIDR", "quantity", "isQuantity",
        "semver", "isSemver":
        .first(1)
      case "replace", "split", "ip.isCanonical": .first(2)
      case "ip": overload == "cidr_ip" ? .one : .first(1)
      case "join": .result
      case "find", "findAll": .pattern
      case "containsIP": .containsAddress(isText: overload == "cidr_contains_ip_string")
      case "containsCIDR": .containsNetwork(isText: overload == "cidr_contains_cidr_string")
      case "validate": .validation
      case "check": .authorization
      default: Self.overload(overload, features)
      }
  }

  private static func overload(_ overload: String, _ features: CELFeatures) -> CELCost {
    switch overload {
    case "starts_with_string", "ends_with_string": features.affixCostsByItself ? .second : .first(1)
    case "string_to_bytes", "bytes_to_string": .first(1)
    case "in_list": .items
    case "less_string", "less_equals_string", "greater_string", "greater_equals_string", "less_bytes",
      "less_equals_bytes", "greater_bytes", "greater_equals_bytes":
      .smaller
    case "add_string", "add_bytes": .both
    case "matches_string", "matches": .pattern
    case "contains_string": .search
    case "list_sets_contains_list", "list_sets_intersects_list": .sets(1)
    case "list_sets_equivalent_list": .sets(2)
    case "list_slice", "lists_range", "list_reverse": .newList
    case "list_flatten", "list_flatten_int": .flattened
    case "list_distinct": .compared(0)
    default:
      overload.hasSuffix("_sort") ? .compared(0) : overload.hasSuffix("_sortByAssociatedKeys") ? .compared(1) : .one
    }
  }

  func units(_ arguments: [CELResult], _ result: CELResult) -> Int {
    func size(_ place: Int) -> Int { Self.size(arguments[place]) }
    switch self {
    case .one: return 1
    case .authorization: return 350_000
    case .first(let tenths): return Self.tenths(size(0) * tenths)
    case .second: return Self.tenths(size(1))
    case .result: return Self.tenths(Self.size(result) * 2)
    case .pattern: return Self.tenths(size(0) + 1) * ((size(1) + 3) / 4)
    case .search: return Self.tenths(size(0)) * Self.tenths(size(1))
    case .traversal: return Self.traversal(arguments[0])
    case .smaller: return Self.tenths(min(size(0), size(1)))
    case .equality:
      switch arguments[0] {
      case .success(.quantity), .success(.ip), .success(.cidr), .success(.format), .success(.url), .success(.semver):
        return 1
      default: return Self.tenths(min(size(0), size(1)))
      }
    case .both: return Self.tenths(size(0) + size(1))
    case .items: return size(1)
    case .sets(let factor): return 1 + size(0) * size(1) * factor
    case .newList: return Self.size(result) + 1 + Self.list
    case .flattened:
      var depth = 1
      if arguments.count == 2, case .success(.int(let given)) = arguments[1] { depth = Int(clamping: given) }
      return size(0).multipliedReportingOverflow(by: max(0, depth)).overflow
        ? Self.limit + 1 : size(0) * max(0, depth) + 1 + Self.list
    case .compared(let place):
      let count = size(place)
      var isText = false
      if case .success(.list(let items)) = arguments[place] {
        switch items.first {
        case .string, .bytes: isText = true
        default: break
        }
      }
      let (square, overflows) = count.multipliedReportingOverflow(by: count)
      if overflows || square > Self.limit { return Self.limit + 1 }
      return (isText ? square * 21 / 10 : square * 2) + 1 + Self.list
    case .containsAddress(let isText):
      return Self.tenths(size(0) * 2) + (isText ? Self.tenths(size(1)) : 0)
    case .containsNetwork(let isText):
      return Self.tenths(size(0) * 2) + Self.tenths(size(0)) + 1 + (isText ? Self.tenths(size(1)) : 0)
    case .validation:
      guard case .success(.format(let format)) = arguments[0] else { return 1 }
      return Self.tenths(size(1) + 1) * ((format.patternSize + 3) / 4)
    }
  }

  private static func tenths(_ count: Int) -> Int { (count + 9) / 10 }

  /// In characters, bytes, items or entries; one for what has no parts.
  static func size(_ value: CELResult) -> Int {
    guard case .success(let value) = value else { return 1 }
    switch value {
    case .string(let text): return text.unicodeScalars.count
    case .bytes(let bytes): return bytes.count
    case .list(let items): return items.count
    case .map(let map): return map.entries.count
    case .node(let node): return node.count
    case .ip(let address): return address.bytes.count
    case .cidr(let network): return (network.prefixLength + 7) / 8
    default: return 1
    }
  }

  private static func traversal(_ value: CELResult) -> Int {
    guard case .success(let value) = value else { return 1 }
    return traversal(value)
  }

  private static func traversal(_ value: CELValue) -> Int {
    switch value {
    case .string(let text): return text.utf8.count / 10
    case .bytes(let bytes): return bytes.count / 10
    case .list(let items): return items.reduce(0) { $0 + traversal($1) }
    case .map(let map): return map.entries.reduce(0) { $0 + traversal($1.key) + traversal($1.value) }
    case .node: return traversal(value.opened)
    default: return 1
    }
  }
}

typealias CELResult = Result<CELValue, CELFailure>
