public import Symbols

extension LabelSelector {
  /// Whether all requirements hold for `labels`. An empty selector matches everything.
  ///
  /// Source: "Labels and Selectors", Kubernetes documentation.
  public func matches(_ labels: LabelSet) -> Bool {
    requirements.allSatisfy { $0.matches(labels[$0.key]) }
  }
}

extension LabelSelector.Requirement {
  /// Whether the requirement holds for a label's value, nil where the label is missing.
  ///
  /// `Gt` and `Lt` compare as decimal 64-bit integers; a value that is no such number does not match.
  public func matches(_ value: Symbol?) -> Bool {
    switch `operator` {
    case .equals, .in: value.map(values.contains) ?? false
    case .notIn: !(value.map(values.contains) ?? false)
    case .exists: value != nil
    case .doesNotExist: value == nil
    case .greaterThan: compare(value, by: >)
    case .lessThan: compare(value, by: <)
    case .unknown: false
    }
  }

  private func compare(_ value: Symbol?, by comparison: (Int64, Int64) -> Bool) -> Bool {
    guard let value, let bound = values.first, let left = value.decimalInt64, let right = bound.decimalInt64 else {
      return false
    }
    return comparison(left, right)
  }
}

extension Symbol {
  /// The text as Go's `strconv.ParseInt(text, 10, 64)` reads it: an optional sign, then digits only.
  public var decimalInt64: Int64? {
    withUTF8 { bytes in
      guard let first = bytes.first else { return nil }
      let signed = first == UInt8(ascii: "-") || first == UInt8(ascii: "+")
      let digits = bytes[(signed ? 1 : 0)...]
      guard !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
      return Int64(String(decoding: bytes, as: UTF8.self))
    }
  }
}
