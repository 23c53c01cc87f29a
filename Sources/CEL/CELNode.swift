/// A node of an expression's tree, checked and with its variables resolved.
final class CELNode: Sendable {
  indirect enum Kind: Sendable {
    case literal(CELValue)
    /// A variable by its place among those in force.
    case variable(Int)
    case select(CELNode, field: String, isOptional: Bool)
    case index(CELNode, CELNode, isOptional: Bool)
    /// `has(a.b)`.
    case has(CELNode, field: String)
    case not(CELNode)
    case negate(CELNode)
    case and([CELNode])
    case or([CELNode])
    case conditional(CELNode, CELNode, CELNode)
    case binary(CELOperator, CELNode, CELNode)
    case list([CELNode])
    case map([(key: CELNode, value: CELNode)])
    case call(CELFunction, [CELNode])
    /// `matches` with a pattern that is known beforehand, and so is made ready once.
    case matches(CELNode, CELPattern)
    /// A loop over a list or the keys of a map; the body sees the item as one more variable.
    case loop(CELLoop, over: CELNode, body: CELNode, transform: CELNode?)
    /// `cel.bind`: the body sees the value as one more variable.
    case bind(CELNode, body: CELNode)
  }

  let kind: Kind
  let type: CELType
  let depth: Int

  /// Deeper trees are refused, as Kubernetes' parser refuses them.
  private static let maximumDepth = 200

  init(_ kind: Kind, _ type: CELType, _ children: [CELNode], at offset: Int) throws(CELProblem) {
    self.kind = kind
    self.type = type
    depth = 1 + (children.map(\.depth).max() ?? 0)
    if depth > Self.maximumDepth { throw CELProblem("more nesting than bayplan follows", at: offset) }
  }
}

enum CELOperator: String, Sendable {
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case contains = "in"
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case remainder = "%"
}

/// The macros that go over a list or a map.
enum CELLoop: String, Sendable {
  case all
  case exists
  case existsOne = "exists_one"
  case map
  case filter
}
