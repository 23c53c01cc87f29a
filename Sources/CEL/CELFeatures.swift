/// What of the language and its libraries there is in one place where expressions stand, in one version.
public struct CELFeatures: Hashable, Sendable {
  /// Field names in backquotes.
  public var escapedNames: Bool
  /// Whether `startsWith` and `endsWith` cost by the length of what they look for.
  public var affixCostsByItself: Bool
  /// `cel.bind`.
  public var bindings: Bool
  /// Whether all that a list or map literal holds must be of one type.
  public var uniformLiterals = true

  /// Those of admission policies.
  /// - Parameter minor: of the API server's version, as in 1.37.
  public static func policies(minor: Int) -> CELFeatures {
    CELFeatures(escapedNames: minor >= 37, affixCostsByItself: minor >= 37, bindings: false)
  }

  /// Those of device selectors.
  public static func devices(minor: Int) -> CELFeatures {
    CELFeatures(escapedNames: minor >= 37, affixCostsByItself: minor >= 37, bindings: true)
  }
}

extension CELType {
  /// The variables of device selectors: the device, with whether several claims may share it where that is known.
  public static func deviceVariables(knowsSharing: Bool) -> [Field] {
    var fields = [
      Field("driver", .string), Field("attributes", .map(.string, .map(.string, .dynamic))),
      Field("capacity", .map(.string, .map(.string, .quantity))),
    ]
    if knowsSharing { fields.append(Field("allowMultipleAllocations", .bool)) }
    return [Field("device", .object("device", fields))]
  }
}
