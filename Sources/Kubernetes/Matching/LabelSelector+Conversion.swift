import Symbols

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
