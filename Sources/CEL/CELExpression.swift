/// An expression of the Common Expression Language, checked against the variables it may use.
///
/// Known are the standard operators and macros, the string, list, set, quantity and semver functions of Kubernetes that
/// ``CELFunction`` lists, optional values and `cel.bind`.
/// Source: "CEL language definition"; "Common Expression Language in Kubernetes", Kubernetes documentation.
public struct CELExpression: Sendable {
  private let root: CELNode

  /// Longer expressions are refused by the API server.
  private static let maximumLength = 10 * 1024

  /// - Parameter variables: names with types, in the order in which ``value(_:)`` takes them.
  /// - Throws: ``CELProblem`` when the expression is wrong or uses what bayplan does not know.
  public init(_ text: String, variables: [CELType.Field]) throws(CELProblem) {
    if text.utf8.count > Self.maximumLength { throw CELProblem("more than 10 KiB of text", at: 0) }
    var parser = CELParser(try CELLexer.tokens(text), variables: variables)
    root = try parser.whole()
  }

  /// The type of the value, as far as it is known.
  public var type: CELType { root.type }

  /// Runs the expression.
  public func value(_ variables: [CELValue]) throws(CELFailure) -> CELValue {
    var evaluation = CELEvaluation(variables)
    return try evaluation.value(of: root)
  }
}
