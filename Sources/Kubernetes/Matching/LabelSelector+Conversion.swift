public import Symbols

extension LabelSelector {
  /// Why the API machinery would refuse to turn this into a selector, nil if it would not. The first fault counts.
  ///
  /// - Parameter allowsComparison: whether `Gt` and `Lt` are operators here (node selectors only).
  public func conversionError(allowsComparison: Bool = false) -> String? {
    for requirement in requirements {
      if let error = requirement.conversionError(allowsComparison: allowsComparison) { return error }
    }
    return nil
  }
}

extension LabelSelector.Requirement {
  /// See ``LabelSelector/conversionError(allowsComparison:)``.
  public func conversionError(allowsComparison: Bool) -> String? {
    switch `operator` {
    case .unknown:
      return "\(quoted(operatorText.text)) is not a valid label selector operator"
    case .greaterThan, .lessThan:
      if !allowsComparison { return "\(quoted(operatorText.text)) is not a valid label selector operator" }
      if values.count != 1 { return "for 'Gt', 'Lt' operators, exactly one value is required" }
      if values[0].decimalInt64 == nil { return "for 'Gt', 'Lt' operators, the value must be an integer" }
    case .in, .notIn:
      if values.isEmpty { return "for 'in', 'notin' operators, values set can't be empty" }
    case .exists, .doesNotExist:
      if !values.isEmpty { return "values set must be empty for exists and does not exist" }
    case .equals:
      break
    }
    guard key.isQualifiedName else { return "key: Invalid value: \(quoted(key.text)): not a valid label key" }
    if let value = values.first(where: { !$0.isLabelValue }) {
      return "values: Invalid value: \(quoted(value.text)): not a valid label value"
    }
    return nil
  }

  private func quoted(_ text: String) -> String { "\"\(text)\"" }
}

extension Symbol {
  /// A label key: an optional DNS-1123 subdomain and `/`, then 1 to 63 of `[A-Za-z0-9-_.]`, alphanumeric at both ends.
  public var isQualifiedName: Bool {
    withUTF8 { bytes in
      guard let slash = bytes.firstIndex(of: UInt8(ascii: "/")) else { return Self.isNamePart(bytes[...]) }
      return Self.isSubdomain(bytes[..<slash]) && Self.isNamePart(bytes[(slash + 1)...])
    }
  }

  /// A label value: empty, or of the shape of a label key's name part.
  public var isLabelValue: Bool {
    isEmpty || withUTF8 { Self.isNamePart($0[...]) }
  }

  private static func isNamePart(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard let first = bytes.first, let last = bytes.last, bytes.count <= 63 else { return false }
    return isAlphanumeric(first) && isAlphanumeric(last)
      && bytes.allSatisfy { isAlphanumeric($0) || $0 == 0x2D || $0 == 0x5F || $0 == 0x2E }
  }

  private static func isSubdomain(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard !bytes.isEmpty, bytes.count <= 253 else { return false }
    return bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { label in
      guard let first = label.first, let last = label.last else { return false }
      return isLowercaseAlphanumeric(first) && isLowercaseAlphanumeric(last)
        && label.allSatisfy { isLowercaseAlphanumeric($0) || $0 == 0x2D }
    }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    isLowercaseAlphanumeric(byte) || (0x41...0x5A).contains(byte)
  }

  private static func isLowercaseAlphanumeric(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte)
  }
}
