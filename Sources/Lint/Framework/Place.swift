public import Kubernetes
public import SourceText
public import Symbols

/// Where a finding is, as a rule knows it: a typed object's origin and the way from there.
///
/// The node tree has the exact place of every key and value, so objects need not carry more than one position each.
/// It is looked up only for findings.
public struct Place: Hashable, Sendable {
  /// From a node to one below it.
  public enum Step: Hashable, Sendable {
    case field(Symbol)
    case item(Int)
  }

  enum Start: Hashable, Sendable {
    /// The node that starts there, the outermost mapping if there are several.
    case node
    /// Whatever starts there.
    case anything
    /// The entry whose key stands there: its key, or its value.
    case key, value
    /// The key of the entry whose value starts there.
    case keyOfValue
  }

  let origin: SourcePosition
  let start: Start
  let steps: [Step]
  /// The key of the last field, not its value.
  let isKey: Bool

  private init(_ origin: SourcePosition, _ start: Start, _ steps: [Step] = [], isKey: Bool = false) {
    self.origin = origin
    self.start = start
    self.steps = steps
    self.isKey = isKey
  }

  /// A node, such as a term, a constraint or a container; the steps lead to what is in it. What is not there is passed:
  /// the finding stands at the last node that is.
  public static func node(_ origin: SourcePosition, _ steps: Step...) -> Place { Place(origin, .node, steps) }

  public static func node(_ origin: SourcePosition, _ steps: [Step]) -> Place { Place(origin, .node, steps) }

  /// The key of a field of a node.
  public static func key(_ field: Symbol, of origin: SourcePosition, _ steps: Step...) -> Place {
    Place(origin, .node, steps + [.field(field)], isKey: true)
  }

  public static func key(_ field: Symbol, of origin: SourcePosition, _ steps: [Step]) -> Place {
    Place(origin, .node, steps + [.field(field)], isKey: true)
  }

  /// A field of an object or of a template.
  public static func field(_ fields: Symbol..., in range: SourceRange) -> Place {
    Place(range.position, .node, fields.map { .field($0) })
  }

  /// The label that a requirement is about, in `matchLabels`, `nodeSelector` or an expression.
  public static func label(_ requirement: LabelSelector.Requirement) -> Place {
    requirement.operator == .equals
      ? Place(requirement.origin, .key) : Place(requirement.origin, .node, [.field("key")])
  }

  /// A value of a requirement.
  public static func value(_ requirement: LabelSelector.Requirement, _ index: Int = 0) -> Place {
    requirement.operator == .equals
      ? Place(requirement.origin, .value) : Place(requirement.origin, .node, [.field("values"), .item(index)])
  }

  /// A place that is known to the byte.
  public static func exact(_ position: SourcePosition) -> Place { Place(position, .anything) }

  /// An amount in `requests` or `limits`.
  public static func amount(_ amount: ResourceList.Amount) -> Place { Place(amount.origin, .anything) }

  /// The name of the resource before an amount.
  public static func amountName(_ amount: ResourceList.Amount) -> Place { Place(amount.origin, .keyOfValue) }
}
