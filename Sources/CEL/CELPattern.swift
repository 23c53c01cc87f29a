/// The pattern of a `matches`, made ready; or why it cannot be, which is told when it is asked for.
struct CELPattern: Sendable {
  let text: String
  let expression: Result<RegularExpression, RegularExpression.Problem>

  init(_ text: String) {
    self.text = text
    expression = Result { () throws(RegularExpression.Problem) in try RegularExpression(text) }
  }

  /// In instructions.
  var size: Int { (try? expression.get().size) ?? 0 }
}
