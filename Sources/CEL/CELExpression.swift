/// An expression of the Common Expression Language, as Kubernetes has it, checked against the variables it may use.
///
/// Source: "CEL language definition"; "Common Expression Language in Kubernetes", Kubernetes documentation.
public struct CELExpression: Sendable {
  private let root: CELNode
  private let places: Int
  /// The type of the value, as far as it is known.
  public let type: CELType

  /// Longer expressions are refused.
  private static let maximumLength = 10 * 1024

  /// - Parameter variables: names with types, in the order in which ``value(_:)`` takes them.
  /// - Throws: ``CELRefusal`` when the expression cannot be run.
  public init(_ text: String, variables: [CELType.Field], features: CELFeatures) throws(CELRefusal) {
    let (tree, type) = try Self.checked(text, variables, features)
    self.type = type
    var planner = CELPlanner(variables, features)
    root = try planner.plan(tree)
    places = planner.places
  }

  /// The type of an expression, whether or not it can be run.
  public static func type(
    of text: String, variables: [CELType.Field], features: CELFeatures
  ) throws(CELRefusal) -> CELType {
    try checked(text, variables, features).type
  }

  private static func checked(
    _ text: String, _ variables: [CELType.Field], _ features: CELFeatures
  ) throws(CELRefusal) -> (tree: CELTree, type: CELType) {
    let text = CELText(text)
    if text.scalars.count > maximumLength { throw refused([text.problem("more than 10 KiB of text", at: 0)]) }
    let (tree, problems) = CELParser.parse(text, features)
    guard let tree, problems.isEmpty else { throw refused(problems) }
    if tree.depth > CELTree.maximumDepth {
      throw refused([text.problem("more nesting than bayplan follows", at: tree.offset)])
    }
    var faults = CELChecker.check(tree, text, variables)
    if faults.isEmpty { faults = CELValidator.problems(tree, text, features) }
    if !faults.isEmpty { throw refused(faults) }
    return (tree, tree.type)
  }

  /// In the order of the text.
  private static func refused(_ problems: [CELProblem]) -> CELRefusal {
    .doesNotCompile(
      problems.enumerated().sorted { a, b in
        (a.element.line, a.element.column, a.offset) < (b.element.line, b.element.column, b.offset)
      }.map(\.element))
  }

  /// Runs the expression.
  public func value(_ variables: [CELValue]) throws(CELFailure) -> CELValue {
    try run(variables).result.get()
  }

  /// Runs the expression.
  /// - Returns: what came out, and what it cost by the API server's count.
  public func run(_ variables: [CELValue]) -> (result: Result<CELValue, CELFailure>, cost: Int) {
    var evaluation = CELEvaluation(variables, places: places)
    let result = evaluation.value(of: root)
    return (evaluation.abortion.map { .failure($0) } ?? result, evaluation.cost)
  }
}
