/// What Kubernetes' conversion from YAML to JSON makes of a scalar.
public enum YAMLScalar: Hashable, Sendable {
  case null
  case bool(Bool)
  case integer(Int64)
  /// A whole number above `Int64.max`.
  case unsigned(UInt64)
  case float(Double)
  /// Anything else: the node's text as it is.
  case string
}
