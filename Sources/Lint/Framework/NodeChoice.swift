import Grammar
import Kubernetes
import SourceText

/// How a pod chooses nodes, wherever it is written: pods that choose alike may stand on the same nodes.
struct NodeChoice: Hashable {
  private let nodeSelector: LabelSelector?
  private let requiredNode: NodeSelector?
  private let tolerations: [Toleration]

  init(_ spec: PodSpec) {
    nodeSelector = spec.nodeSelector
    requiredNode = spec.affinity?.requiredNode.map { selector in
      NodeSelector(
        terms: selector.terms.map {
          NodeSelectorTerm(matchExpressions: $0.matchExpressions, matchFields: $0.matchFields)
        })
    }
    tolerations = spec.tolerations.map { toleration in
      var toleration = toleration
      toleration.origin = .none
      return toleration
    }
  }
}
