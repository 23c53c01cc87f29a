import CEL
import Kubernetes

extension FuzzTarget {
  private static let variables = [
    CELType.Field(
      "device",
      .object("Device", [CELType.Field("driver", .string), CELType.Field("attributes", .map(.string, .dynamic))])),
    CELType.Field("text", .string), CELType.Field("pattern", .string),
  ]

  private static func values(_ text: String, _ pattern: String) -> [CELValue] {
    let attributes = CELMap(["a": .int(1), "b": .string(text), "c": .list([.bool(true), .null])])
    return [.map(CELMap(["driver": .string("d"), "attributes": .map(attributes)])), .string(text), .string(pattern)]
  }

  private static func run(_ expression: String, _ text: String, _ pattern: String) -> CELValue? {
    guard let expression = try? CELExpression(expression, variables: variables, features: .devices(minor: 37)) else {
      return nil
    }
    return try? expression.value(values(text, pattern))
  }

  /// Expressions, checked and run.
  static let cel = FuzzTarget(
    "cel",
    words: [
      "device", ".attributes", ".driver", "text", "[", "]", "{", "}", "(", ")", " == ", " in ", " && ", " || ", "!",
      "-", "+", "?", ":",
      ".all(x, ", ".map(x, ", ".filter(x, ", ".exists_one(x, ", "cel.bind(x, ", ".matches('a*')", "quantity('1Ki')",
      "semver('1.2.3')",
      "'a'", "1", "1u", "1.5", "true", "null", "has(", ".contains(", ".split(", ".replace(", "optional.of(", ".?a",
      "[?0]", "dyn(",
      "sets.contains(", ".sum()", ".join(','", ".indexOf(", "size(", ".substring(",
    ]
  ) { bytes in
    _ = run(text(bytes), "some text", "t+")
  }

  /// Regular expressions: the pattern, a line break, the text. Made ready and made at the moment must be of one mind.
  static let regex = FuzzTarget(
    "regex",
    words: [
      "(", ")", "|", "*", "+", "?", "{2,3}", "{1000}", "[a-z]", "[^b]", "[[:alpha:]]", "\\d", "\\b", "(?i)", "(?:", "^",
      "$", ".", "\n",
    ]
  ) { bytes in
    let parts = text(bytes).split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
    let pattern = String(parts[0])
    let text = parts.count > 1 ? String(parts[1]) : "abc"
    let made = run("text.matches(pattern)", text, pattern)
    guard !pattern.contains("'"), !pattern.contains("\r") else { return }
    let ready = run("text.matches(r'\(pattern)')", text, pattern)
    if case .bool(let a) = made, case .bool(let b) = ready {
      require(a == b, "'\(pattern)' matches '\(text)' once only")
    }
  }
}
