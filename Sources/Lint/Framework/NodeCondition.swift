import Grammar
import Kubernetes
import Symbols

/// A requirement of node selection, on a label or on the node's name.
struct NodeCondition {
  let requirement: LabelSelector.Requirement
  let isField: Bool

  func holds(on node: Node) -> Bool {
    if !isField { return requirement.matches(node.metadata.labels[requirement.key]) }
    return NodeSelectorTerm(matchFields: [requirement]).matches(name: node.metadata.name, labels: LabelSet())
  }

  var labelPlace: Place {
    requirement.operator == .equals ? .label(requirement) : .key("key", of: requirement.origin)
  }
}

extension PodSpec {
  /// What a node must fulfil, one list for each alternative: `nodeSelector` with one term of required node affinity.
  var nodeSelections: [[NodeCondition]] {
    let selector = (nodeSelector?.requirements ?? []).map { NodeCondition(requirement: $0, isField: false) }
    guard let terms = affinity?.requiredNode?.terms, !terms.isEmpty else { return selector.isEmpty ? [] : [selector] }
    return terms.map { term in
      selector + term.matchExpressions.map { NodeCondition(requirement: $0, isField: false) }
        + term.matchFields.map { NodeCondition(requirement: $0, isField: true) }
    }
  }
}
