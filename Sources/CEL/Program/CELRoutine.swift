/// What a function or operator does, by its name.
enum CELRoutine: String, Sendable {
  case add = "_+_"
  case subtract = "_-_"
  case multiply = "_*_"
  case divide = "_/_"
  case remainder = "_%_"
  case negate = "-_"
  case not = "!_"
  case notStrictlyFalse = "@not_strictly_false"
  case less = "_<_"
  case lessOrEqual = "_<=_"
  case greater = "_>_"
  case greaterOrEqual = "_>=_"
  case isIn = "@in"
  case size
  case type, dyn, bool, bytes, double, duration, int, string, timestamp, uint
  case getFullYear, getMonth, getDayOfYear, getDayOfMonth, getDate, getDayOfWeek
  case getHours, getMinutes, getSeconds, getMilliseconds
  case contains, startsWith, endsWith, matches
  case charAt, indexOf, lastIndexOf, lowerAscii, upperAscii, replace, split, substring, trim, join, format
  case quote = "strings.quote"
  case slice, flatten, sort, reverse, distinct, isSorted, sum, max, min
  case sortByKeys = "@sortByAssociatedKeys"
  case range = "lists.range"
  case setContains = "sets.contains"
  case setEquivalent = "sets.equivalent"
  case setIntersects = "sets.intersects"
  case mapInsert = "cel.@mapInsert"
  case optionalOf = "optional.of"
  case optionalOfNonZero = "optional.ofNonZeroValue"
  case optionalNone = "optional.none"
  case unwrap = "optional.unwrap"
  case unwrapOptional = "unwrapOpt"
  case value, hasValue, first, last
  case find, findAll
  case url, isURL, getScheme, getHost, getHostname, getPort, getEscapedPath, getQuery
  case quantity, isQuantity, sign, isGreaterThan, isLessThan, compareTo, asApproximateFloat, asInteger, isInteger
  case addQuantity = "add"
  case subtractQuantity = "sub"
  case ip, isIP, family, isUnspecified, isLoopback, isLinkLocalMulticast, isLinkLocalUnicast, isGlobalUnicast
  case isCanonical = "ip.isCanonical"
  case cidr, isCIDR, containsIP, containsCIDR, prefixLength, masked
  case semver, isSemver, major, minor, patch
  case path, group, serviceAccount, resource, subresource, namespace, name, fieldSelector, labelSelector, check
  case allowed, errored, error, reason
  case validate
  case namedFormat = "format.named"
  case dns1123Label = "format.dns1123Label"
  case dns1123Subdomain = "format.dns1123Subdomain"
  case dns1035Label = "format.dns1035Label"
  case qualifiedName = "format.qualifiedName"
  case dns1123LabelPrefix = "format.dns1123LabelPrefix"
  case dns1123SubdomainPrefix = "format.dns1123SubdomainPrefix"
  case dns1035LabelPrefix = "format.dns1035LabelPrefix"
  case labelValue = "format.labelValue"
  case uri = "format.uri"
  case uuid = "format.uuid"
  case byte = "format.byte"
  case date = "format.date"
  case datetime = "format.datetime"

  /// Whether a mapping or sequence of a file has to be looked into for it.
  var looksInside: Bool {
    switch self {
    case .isIn, .type, .dyn, .optionalOf, .size, .value, .hasValue: false
    default: true
    }
  }
}

extension CELEvaluation {
  /// What a function makes of values.
  mutating func perform(
    _ routine: CELRoutine, _ values: [CELValue], _ pattern: RegularExpression?
  ) throws(CELFailure) -> CELValue {
    switch routine {
    case .add, .subtract, .multiply, .divide, .remainder, .negate, .not, .notStrictlyFalse, .less, .lessOrEqual,
      .greater, .greaterOrEqual, .isIn, .size:
      return try operate(routine, values)
    case .type: return .type(values[0].type)
    case .dyn: return values[0]
    case .bool, .bytes, .double, .duration, .int, .string, .timestamp, .uint: return try convert(routine, values[0])
    case .getFullYear, .getMonth, .getDayOfYear, .getDayOfMonth, .getDate, .getDayOfWeek, .getHours, .getMinutes,
      .getSeconds, .getMilliseconds:
      return .int(try Self.part(routine, of: values))
    case .contains, .startsWith, .endsWith, .charAt, .lowerAscii, .upperAscii, .replace, .split, .substring, .trim,
      .quote, .format:
      return try performOnText(routine, values)
    case .matches, .find, .findAll: return try match(routine, values, pattern)
    case .indexOf, .lastIndexOf:
      if case .list(let items) = values[0] { return try place(routine, of: values[1], in: items) }
      return try performOnText(routine, values)
    case .slice, .flatten, .sort, .sortByKeys, .reverse, .distinct, .isSorted, .sum, .max, .min, .range, .setContains,
      .setEquivalent, .setIntersects, .join, .first, .last, .unwrap, .unwrapOptional:
      return try performOnList(routine, values)
    case .mapInsert: return try insert(values)
    case .optionalOf: return .optional(values[0])
    case .optionalOfNonZero: return .optional(values[0].isZero ? nil : values[0])
    case .optionalNone: return .optional(nil)
    case .hasValue:
      guard case .optional(let wrapped) = values[0] else { throw .noSuchOverload }
      return .bool(wrapped != nil)
    case .value:
      guard case .optional(let wrapped) = values[0] else { throw .noSuchOverload }
      guard let wrapped else { throw .runtime("optional.none() dereference") }
      return wrapped
    case .url, .isURL, .getScheme, .getHost, .getHostname, .getPort, .getEscapedPath, .getQuery:
      return try performOnURL(routine, values)
    case .ip, .isIP, .family, .isUnspecified, .isLoopback, .isLinkLocalMulticast, .isLinkLocalUnicast,
      .isGlobalUnicast, .isCanonical, .cidr, .isCIDR, .containsIP, .containsCIDR, .prefixLength, .masked:
      return try performOnAddress(routine, values)
    case .quantity, .isQuantity, .sign, .asApproximateFloat, .asInteger, .isInteger, .addQuantity, .subtractQuantity,
      .isGreaterThan, .isLessThan, .compareTo, .semver, .isSemver, .major, .minor, .patch:
      return try performOnAmount(routine, values)
    case .path, .group, .serviceAccount, .resource, .subresource, .namespace, .name, .fieldSelector, .labelSelector,
      .check, .allowed, .errored, .error, .reason:
      // Without an authorizer there is nobody to ask.
      if case .access = values[0] { return try performOnAccess(routine, values) }
      throw giveUp(.notModelled("what the authorizer says"))
    case .validate:
      guard case .format(let format) = values[0], case .string(let text) = values[1] else { throw .noSuchOverload }
      try work(text.utf8.count)
      let faults = try format.faults(text)
      return .optional(faults.isEmpty ? nil : .list(faults.map { .string($0) }))
    case .namedFormat:
      guard case .string(let name) = values[0] else { throw .noSuchOverload }
      return .optional(NamedFormat(rawValue: name).map { .format($0) })
    default:
      guard let format = NamedFormat(rawValue: String(routine.rawValue.dropFirst("format.".count))) else {
        throw .noSuchOverload
      }
      return .format(format)
    }
  }
}

extension CELValue {
  /// Nothing, whatever its type.
  fileprivate var isZero: Bool {
    switch self {
    case .null: true
    case .bool(let bool): !bool
    case .int(let number): number == 0
    case .uint(let number): number == 0
    case .double(let number): number == 0
    case .string(let text): text.isEmpty
    case .bytes(let bytes): bytes.isEmpty
    case .duration(let duration): duration.nanoseconds == 0
    case .list(let items): items.isEmpty
    case .map(let map): map.entries.isEmpty
    case .optional(let wrapped): wrapped == nil
    default: false
    }
  }
}
