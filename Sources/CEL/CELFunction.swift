/// The functions of the language that bayplan knows.
///
/// Source: "CEL language definition"; "Common Expression Language in Kubernetes", Kubernetes documentation.
enum CELFunction: Sendable {
  case size, contains, startsWith, endsWith, matches
  case charAt, indexOf, lastIndexOf, lowerAscii, upperAscii, replace, split, substring, trim, join
  case int, uint, double, string, bool, dynamic
  case isSorted, sum, min, max
  case setContains, setEquivalent, setIntersects
  case quantity, isQuantity, sign, isGreaterThan, isLessThan, compareTo, add, subtract
  case semver, isSemver, major, minor, patch
  case optionalOf, optionalNone, hasValue, value, orValue, or

  struct Signature: Sendable {
    let function: CELFunction
    let name: String
    let isMethod: Bool
    /// The operand of a method is the first.
    let parameters: [CELType]
    let result: CELType
  }

  static let signatures: [Signature] = strings + conversions + lists + amounts + versions + optionals

  private static func function(
    _ function: CELFunction, _ name: String, _ parameters: [CELType], _ result: CELType
  ) -> Signature {
    Signature(function: function, name: name, isMethod: false, parameters: parameters, result: result)
  }

  private static func method(
    _ function: CELFunction, _ name: String, _ parameters: [CELType], _ result: CELType
  ) -> Signature {
    Signature(function: function, name: name, isMethod: true, parameters: parameters, result: result)
  }

  private static let anyList = CELType.list(.dynamic)
  private static let anyMap = CELType.map(.dynamic, .dynamic)

  private static let strings: [Signature] = [
    method(.contains, "contains", [.string, .string], .bool),
    method(.startsWith, "startsWith", [.string, .string], .bool),
    method(.endsWith, "endsWith", [.string, .string], .bool),
    method(.matches, "matches", [.string, .string], .bool),
    function(.matches, "matches", [.string, .string], .bool),
    method(.charAt, "charAt", [.string, .int], .string),
    method(.indexOf, "indexOf", [.string, .string], .int),
    method(.indexOf, "indexOf", [.string, .string, .int], .int),
    method(.lastIndexOf, "lastIndexOf", [.string, .string], .int),
    method(.lastIndexOf, "lastIndexOf", [.string, .string, .int], .int),
    method(.lowerAscii, "lowerAscii", [.string], .string),
    method(.upperAscii, "upperAscii", [.string], .string),
    method(.replace, "replace", [.string, .string, .string], .string),
    method(.replace, "replace", [.string, .string, .string, .int], .string),
    method(.split, "split", [.string, .string], .list(.string)),
    method(.split, "split", [.string, .string, .int], .list(.string)),
    method(.substring, "substring", [.string, .int], .string),
    method(.substring, "substring", [.string, .int, .int], .string),
    method(.trim, "trim", [.string], .string),
    method(.join, "join", [.list(.string)], .string),
    method(.join, "join", [.list(.string), .string], .string),
  ]

  private static let conversions: [Signature] = [
    function(.int, "int", [.int], .int), function(.int, "int", [.uint], .int),
    function(.int, "int", [.double], .int), function(.int, "int", [.string], .int),
    function(.uint, "uint", [.int], .uint), function(.uint, "uint", [.uint], .uint),
    function(.uint, "uint", [.double], .uint), function(.uint, "uint", [.string], .uint),
    function(.double, "double", [.int], .double), function(.double, "double", [.uint], .double),
    function(.double, "double", [.double], .double),
    function(.string, "string", [.int], .string), function(.string, "string", [.uint], .string),
    function(.string, "string", [.string], .string), function(.string, "string", [.bool], .string),
    function(.bool, "bool", [.bool], .bool), function(.bool, "bool", [.string], .bool),
    function(.dynamic, "dyn", [.dynamic], .dynamic),
  ]

  private static let lists: [Signature] = [
    function(.size, "size", [.string], .int), method(.size, "size", [.string], .int),
    function(.size, "size", [anyList], .int), method(.size, "size", [anyList], .int),
    function(.size, "size", [anyMap], .int), method(.size, "size", [anyMap], .int),
    method(.isSorted, "isSorted", [anyList], .bool),
    method(.sum, "sum", [anyList], .dynamic), method(.min, "min", [anyList], .dynamic),
    method(.max, "max", [anyList], .dynamic),
    method(.indexOf, "indexOf", [anyList, .dynamic], .int),
    method(.lastIndexOf, "lastIndexOf", [anyList, .dynamic], .int),
    function(.setContains, "sets.contains", [anyList, anyList], .bool),
    function(.setEquivalent, "sets.equivalent", [anyList, anyList], .bool),
    function(.setIntersects, "sets.intersects", [anyList, anyList], .bool),
  ]

  private static let amounts: [Signature] = [
    function(.quantity, "quantity", [.string], .quantity), function(.isQuantity, "isQuantity", [.string], .bool),
    method(.sign, "sign", [.quantity], .int),
    method(.isGreaterThan, "isGreaterThan", [.quantity, .quantity], .bool),
    method(.isLessThan, "isLessThan", [.quantity, .quantity], .bool),
    method(.compareTo, "compareTo", [.quantity, .quantity], .int),
    method(.add, "add", [.quantity, .quantity], .quantity), method(.add, "add", [.quantity, .int], .quantity),
    method(.subtract, "sub", [.quantity, .quantity], .quantity),
    method(.subtract, "sub", [.quantity, .int], .quantity),
  ]

  private static let versions: [Signature] = [
    function(.semver, "semver", [.string], .semver), function(.isSemver, "isSemver", [.string], .bool),
    method(.major, "major", [.semver], .int), method(.minor, "minor", [.semver], .int),
    method(.patch, "patch", [.semver], .int),
    method(.isGreaterThan, "isGreaterThan", [.semver, .semver], .bool),
    method(.isLessThan, "isLessThan", [.semver, .semver], .bool),
    method(.compareTo, "compareTo", [.semver, .semver], .int),
  ]

  private static let optionals: [Signature] = [
    function(.optionalOf, "optional.of", [.dynamic], .optional(.dynamic)),
    function(.optionalNone, "optional.none", [], .optional(.dynamic)),
    method(.hasValue, "hasValue", [.optional(.dynamic)], .bool),
    method(.value, "value", [.optional(.dynamic)], .dynamic),
    method(.orValue, "orValue", [.optional(.dynamic), .dynamic], .dynamic),
    method(.or, "or", [.optional(.dynamic), .optional(.dynamic)], .optional(.dynamic)),
  ]

  /// The type of a call, out of the results of the signatures that fit and the types of the arguments.
  func type(_ results: [CELType], _ arguments: [CELType]) -> CELType {
    switch (self, arguments.first) {
    case (.optionalOf, let value?): return .optional(value)
    case (.value, .optional(let value)), (.orValue, .optional(let value)): return value
    case (.or, let optional?): return optional
    case (.min, .list(let item)), (.max, .list(let item)), (.sum, .list(let item)): return item
    default: return results.dropFirst().reduce(results.first ?? .dynamic) { $0.joined($1) }
    }
  }
}
