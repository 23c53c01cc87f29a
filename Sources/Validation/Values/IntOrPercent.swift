import SourceText

/// A number or a percentage: `3`, `25%`.
struct IntOrPercent {
  let field: Field
  /// The number, or the one before `%`; nil for a text that is neither.
  let value: Int64?
  let isText: Bool

  /// - Parameter standard: what the API server puts where nothing stands.
  init(_ field: Field, standard: Int64 = 0) {
    self.field = field
    if let number = field.integer {
      (value, isText) = (number, false)
    } else if field.exists {
      let text = field.text
      let digits = text.dropLast()
      isText = true
      value =
        text.hasSuffix("%") && !digits.isEmpty && digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
        ? Int64(digits) ?? .max : nil
    } else {
      (value, isText) = (standard, false)
    }
  }

  /// As Go's JSON encoder prints it.
  var json: String { isText ? GoText.json(field.text) : String(value ?? 0) }
}

extension RuleSet {
  mutating func nonNegative(_ number: IntOrPercent) {
    guard number.field.exists else { return }
    if number.isText, number.value == nil {
      invalid(
        number.field, number.json,
        "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for "
          + "validation is '[0-9]+%')")
    } else if !number.isText {
      nonNegative(number.field)
    }
  }

  mutating func notAboveHundredPercent(_ number: IntOrPercent) {
    if number.isText, let value = number.value, value > 100 {
      invalid(number.field, number.json, "must not be greater than 100%")
    }
  }
}
