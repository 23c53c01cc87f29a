import SourceText
import Symbols
import YAML

extension ObjectDecoder {
  mutating func labelSelector(_ node: YAMLNode) -> LabelSelector {
    var labels: [LabelSelector.Requirement] = []
    var expressions: [LabelSelector.Requirement] = []
    for entry in node.entries {
      switch entry.keyword {
      case .matchLabels: labels = equalities(entry) ?? []
      case .matchExpressions: expressions = requirements(entry)
      default: break
      }
    }
    return LabelSelector(labels + expressions)
  }

  /// A mapping of labels to the values they must have, nil when it is null.
  mutating func equalities(_ entry: YAMLEntry) -> [LabelSelector.Requirement]? {
    pairs(entry)?.map { pair in
      LabelSelector.Requirement(key: pair.key, operator: .equals, values: [pair.value], origin: pair.range.position)
    }
  }

  mutating func requirements(_ entry: YAMLEntry) -> [LabelSelector.Requirement] {
    objects(entry) { $0.requirement($1) } ?? []
  }

  private mutating func requirement(_ node: YAMLNode) -> LabelSelector.Requirement {
    var requirement = LabelSelector.Requirement(key: .none, operator: .unknown, origin: node.position)
    for entry in node.entries {
      switch entry.keyword {
      case .key: requirement.key = string(entry)
      case .operator:
        requirement.operatorText = string(entry)
        requirement.operator = Self.requirementOperator(requirement.operatorText)
      case .values: requirement.values = strings(entry)
      default: break
      }
    }
    return requirement
  }

  private static func requirementOperator(_ word: Symbol) -> LabelSelector.Requirement.Operator {
    switch word {
    case Word.in: .in
    case Word.notIn: .notIn
    case Word.exists: .exists
    case Word.doesNotExist: .doesNotExist
    case Word.greaterThan: .greaterThan
    case Word.lessThan: .lessThan
    default: .unknown
    }
  }

  mutating func nodeSelector(_ node: YAMLNode) -> NodeSelector {
    var selector = NodeSelector(terms: [])
    for entry in node.entries where entry.keyword == .nodeSelectorTerms {
      selector.terms = objects(entry) { $0.nodeSelectorTerm($1) } ?? []
    }
    return selector
  }

  mutating func nodeSelectorTerm(_ node: YAMLNode) -> NodeSelectorTerm {
    var term = NodeSelectorTerm(origin: node.position)
    for entry in node.entries {
      switch entry.keyword {
      case .matchExpressions: term.matchExpressions = requirements(entry)
      case .matchFields: term.matchFields = requirements(entry)
      default: break
      }
    }
    return term
  }
}
