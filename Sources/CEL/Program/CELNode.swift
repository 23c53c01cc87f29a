/// A node of an expression made ready to run: types are checked, names are places, what is known beforehand is made.
final class CELNode: Sendable {
  indirect enum Kind: Sendable {
    case constant(CELValue)
    case attribute(CELAttribute)
    case and([CELNode])
    case or([CELNode])
    case equal(CELNode, CELNode, isNegated: Bool)
    case call(Call)
    /// Whether a value is one of some that are known beforehand.
    case membership(CELNode, Set<CELMap.Key>)
    case list([CELNode], optional: Set<Int>)
    case map([Entry])
    case fold(Fold)
    /// The first optional value that there is; of the second kind the value itself.
    case optionalOr(CELNode, CELNode, isValue: Bool)
  }

  struct Call: Sendable {
    let function: CELFunction
    let routine: CELRoutine
    let cost: CELCost
    let arguments: [CELNode]
    /// Whether an argument that fails keeps those behind it from being looked at.
    let stopsEarly: Bool
    /// Of a call with a pattern that is known beforehand.
    let pattern: RegularExpression?
  }

  struct Entry: Sendable {
    let key: CELNode
    let value: CELNode
    let isOptional: Bool
  }

  /// Places are those of variables.
  struct Fold: Sendable {
    let range: CELNode
    let first: Int
    let second: Int?
    let result: Int
    let start: CELNode
    let condition: CELNode
    let step: CELNode
    let end: CELNode
  }

  let kind: Kind

  init(_ kind: Kind) { self.kind = kind }

  var constant: CELValue? {
    if case .constant(let value) = kind { return value }
    return nil
  }
}

/// A path to a value: where it starts, and what is read on the way.
final class CELAttribute: Sendable {
  enum Base: Sendable {
    case variable(Int)
    case value(CELNode)
    case conditional(CELNode, CELAttribute, CELAttribute)
  }

  enum Key: Sendable {
    case constant(CELValue)
    case attribute(CELAttribute)
  }

  struct Step: Sendable {
    let key: Key
    let isOptional: Bool
  }

  let base: Base
  let steps: [Step]
  /// Whether only the presence of the last step is asked for.
  let isTest: Bool

  init(_ base: Base, _ steps: [Step] = [], isTest: Bool = false) {
    self.base = base
    self.steps = steps
    self.isTest = isTest
  }

  /// With one more step, at the ends of both ways where there are two.
  func adding(_ step: Step, isTest: Bool = false) -> CELAttribute {
    if case .conditional(let condition, let yes, let no) = base, !isTest {
      return CELAttribute(.conditional(condition, yes.adding(step), no.adding(step)))
    }
    return CELAttribute(base, steps + [step], isTest: isTest)
  }
}
