/// Why a text is no amount, in the API server's words.
public enum QuantityError: Error, Hashable, Sendable {
  /// Empty, or a character that is out of place.
  case malformed
  /// The number before the suffix is no number.
  case numericPart
  /// No such suffix (`K`, `mi`, `GB`).
  case suffix

  public var message: String {
    switch self {
    case .malformed:
      "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"
    case .numericPart: "unable to parse numeric part of quantity"
    case .suffix: "unable to parse quantity's suffix"
    }
  }
}
