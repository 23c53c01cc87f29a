import Kubernetes
import Symbols

/// `nodeSelector` and node affinity, the pod's own and the profile's `addedAffinity`.
///
/// Source: plugin NodeAffinity; "Assigning Pods to Nodes", Kubernetes documentation.
struct NodeAffinity: FilterPlugin, ScorePlugin {
  let name = PluginName.nodeAffinity
  let lifetime = Lifetime.row
  let hasPreFilter = true
  let hasPreScore = true
  let filterStateError: String? = nil
  let scoreStateError: String? = nil
  let arguments: NodeAffinityArgs

  func preFilter(_ pod: ScheduledPod, in context: SchedulingContext) -> PreFilterOutcome {
    let spec = pod.info.spec.value
    let required = pod.info.pinnedNode.map(NodeSelector.init(pinnedTo:)) ?? spec.affinity?.requiredNode
    if required == nil, arguments.addedRequired == nil, spec.nodeSelector == nil { return .skip }
    let filter = NodeAffinityFilter(pod.info, added: arguments.addedRequired, context.cluster)
    guard let names = required.flatMap(Self.names) else { return .judge(filter) }
    if names.isEmpty { return .reject(.unschedulableAndUnresolvable, "pod affinity terms conflict") }
    return .judge(filter, only: names)
  }

  /// Filter reads the pod's terms again, and knows nothing of nodes that they name.
  func filterAlone(_ pod: ScheduledPod, in context: SchedulingContext) -> (any NodeFilter)? {
    NodeAffinityFilter(pod.info, added: arguments.addedRequired, context.cluster)
  }

  func preScore(_ pod: ScheduledPod, feasible: [Int], in context: SchedulingContext) -> PreScoreOutcome {
    let own = pod.info.spec.value.affinity?.preferredNode
    if own == nil, arguments.addedPreferred.isEmpty { return .skip }
    let terms = (own ?? []).enumerated().filter { $0.element.weight != 0 && !$0.element.preference.isEmpty }
    let errors = terms.compactMap { index, term in term.preference.conversionError.map { "[\(index)].\($0)" } }
    if errors.count == 1 { return .error(errors[0]) }
    if !errors.isEmpty { return .error("[\(errors.joined(separator: ", "))]") }
    return .score(NodeAffinityScorer(terms: arguments.addedPreferred + terms.map(\.element), context.cluster))
  }

  /// The node names that the terms are limited to, nil when some term is not limited by name.
  private static func names(_ selector: NodeSelector) -> Set<Symbol>? {
    guard !selector.terms.isEmpty else { return nil }
    var union: Set<Symbol> = []
    for term in selector.terms {
      var names: Set<Symbol>?
      for field in term.matchFields where field.key == "metadata.name" && field.operator == .in {
        names = names?.intersection(field.values) ?? Set(field.values)
      }
      guard let names else { return nil }
      union.formUnion(names)
    }
    return union
  }
}

extension NodeSelector {
  /// What the DaemonSet controller writes into its pods.
  init(pinnedTo node: Symbol) {
    self.init(terms: [
      NodeSelectorTerm(matchFields: [
        LabelSelector.Requirement(key: "metadata.name", operator: .in, operatorText: "In", values: [node])
      ])
    ])
  }
}
