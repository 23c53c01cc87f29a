public import Kubernetes
import Symbols

extension Value {
  /// A mapping of labels or annotations; what is no text among its values is left out.
  public var labels: LabelSet {
    LabelSet(entries.lazy.compactMap { entry in entry.value.string.map { (entry.key, Symbol($0)) } })
  }

  /// A label selector; nil where there is none, which matches nothing.
  public var selector: LabelSelector? {
    guard case .mapping = self else { return nil }
    var requirements = self["matchLabels"].entries.map { entry in
      LabelSelector.Requirement(key: entry.key, operator: .equals, values: [entry.value.symbol])
    }
    requirements += self["matchExpressions"].items.map(\.requirement)
    return LabelSelector(requirements)
  }

  /// A plain mapping of labels to the values they must have, as Services select.
  public var equalities: LabelSelector {
    LabelSelector(
      entries.map { LabelSelector.Requirement(key: $0.key, operator: .equals, values: [$0.value.symbol]) })
  }

  /// A node selector: terms of which one must match.
  public var nodeSelectorTerms: [NodeSelectorTerm] {
    self["nodeSelectorTerms"].items.map { item in
      var term = NodeSelectorTerm()
      term.matchExpressions = item["matchExpressions"].items.map(\.requirement)
      term.matchFields = item["matchFields"].items.map(\.requirement)
      return term
    }
  }

  private var requirement: LabelSelector.Requirement {
    let word = self["operator"].symbol
    let kind: LabelSelector.Requirement.Operator =
      switch word {
      case "In": .in
      case "NotIn": .notIn
      case "Exists": .exists
      case "DoesNotExist": .doesNotExist
      case "Gt": .greaterThan
      case "Lt": .lessThan
      default: .unknown
      }
    return LabelSelector.Requirement(
      key: self["key"].symbol, operator: kind, operatorText: word, values: self["values"].items.map(\.symbol))
  }

  /// A number, or a text that ends in a per cent sign; nil for anything else.
  public var countOrPercent: CountOrPercent? {
    switch self {
    case .integer(let count): .count(count)
    case .text(let text) where text.hasSuffix("%"): Int64(text.dropLast()).map { .percent($0) }
    default: nil
    }
  }

  /// A point in time; nil for what is none.
  public var moment: Moment? { string.flatMap { Moment($0) } }
}
