import Kubernetes
import SourceText
import Symbols

final class NodeAffinityFilter: NodeFilter {
  private let info: PodInfo
  private let added: NodeSelector?
  /// By row; nil without an added selector.
  private let matchesAdded: Column<Bool>?
  /// By row; nil for a pod that is pinned to a node, and so asks about one row only.
  private let matchesOwn: Column<Bool>?

  private static let enforced: UInt64 = 1
  private static let own: UInt64 = 2

  init(_ info: PodInfo, added: NodeSelector?, _ cluster: Cluster) {
    self.info = info
    self.added = added
    matchesAdded = added.map(cluster.matches.selector)
    matchesOwn = info.pinnedNode == nil ? cluster.matches.required(by: info) : nil
  }

  func verdict(at row: Int, in cluster: Cluster) -> FilterVerdict {
    if let matchesAdded, !matchesAdded[row] { return .unresolvable(Self.enforced) }
    return matchesOwn(row, cluster) ? .pass : .unresolvable(Self.own)
  }

  func reject(_ column: inout VerdictColumn, as filter: Int, in cluster: Cluster) {
    guard matchesAdded == nil, let matchesOwn else {
      column.reject(as: filter) { verdict(at: $0, in: cluster) }
      return
    }
    if matchesOwn === cluster.matches.everyRow { return }
    let matches = matchesOwn.values
    column.reject(as: filter) { matches[$0] ? .pass : .unresolvable(Self.own) }
  }

  private func matchesOwn(_ row: Int, _ cluster: Cluster) -> Bool {
    if let matchesOwn { return matchesOwn[row] }
    let metadata = cluster.nodes[row].metadata
    return info.spec.value.matchesRequiredNodeAffinity(
      name: metadata.name, labels: metadata.labels, pinnedTo: info.pinnedNode)
  }

  func reasons(for verdict: FilterVerdict) -> [String] {
    verdict.detail == Self.enforced
      ? ["node(s) didn't match scheduler-enforced node affinity"]
      : ["node(s) didn't match Pod's node affinity/selector"]
  }

  func explain(_ verdict: FilterVerdict, at row: Int, in cluster: Cluster) -> [ExplanationDetail] {
    let node = cluster.nodes[row]
    if verdict.detail == Self.enforced {
      return added.map { Self.explain($0, node, whose: "the profile's addedAffinity") } ?? []
    }
    let spec = info.spec.value
    var details = Self.few(
      (spec.nodeSelector?.requirements ?? []).lazy.filter { !$0.matches(node.metadata.labels[$0.key]) }, node)
    if let pin = info.pinnedNode {
      if pin != node.metadata.name { details.append(ExplanationDetail("this DaemonSet pod is for node \(pin.text)")) }
    } else if let required = spec.affinity?.requiredNode,
      !required.matches(name: node.metadata.name, labels: node.metadata.labels)
    {
      details += Self.explain(required, node, whose: "required node affinity")
    }
    return details
  }

  /// So many terms of a selector are gone into; a pod may have thousands, and each is told again of every node.
  private static let mostTerms = 4

  /// Of each term the first thing that does not hold: mending any one term would do.
  private static func explain(_ selector: NodeSelector, _ node: Node, whose: String) -> [ExplanationDetail] {
    if selector.terms.allSatisfy(\.isEmpty) {
      return [
        ExplanationDetail("\(whose) has no term that matches any node", at: selector.terms.first?.origin ?? .none)
      ]
    }
    let terms = selector.terms.filter { !$0.isEmpty }
    let shown = terms.count > mostTerms ? mostTerms - 1 : terms.count
    let details = terms.prefix(shown).compactMap { term -> ExplanationDetail? in
      if let error = term.conversionError {
        return ExplanationDetail("a term of \(whose) is not valid: \(error)", at: term.origin)
      }
      if let detail = term.matchExpressions.lazy.compactMap({ explain($0, node, whose: whose) }).first { return detail }
      return term.matchFields.lazy.compactMap { field in
        explain(field, value: node.metadata.name, of: nil, whose: whose)
      }.first
    }
    if shown == terms.count { return details }
    let text = "and \(terms.count - shown) more terms of \(whose) do not hold"
    return details + [ExplanationDetail(text, at: terms[shown].origin)]
  }

  private static func explain(_ requirement: LabelSelector.Requirement, _ node: Node, whose: String)
    -> ExplanationDetail?
  {
    explain(requirement, value: node.metadata.labels[requirement.key], of: requirement.key, whose: whose)
  }

  /// What of a `nodeSelector` does not hold.
  private static func few(
    _ requirements: some Sequence<LabelSelector.Requirement>, _ node: Node
  ) -> [ExplanationDetail] {
    let all = Array(requirements)
    let shown = all.count > mostTerms ? mostTerms - 1 : all.count
    let details = all.prefix(shown).compactMap { explain($0, node, whose: "nodeSelector") }
    if shown == all.count { return details }
    let text = "and \(all.count - shown) more labels that nodeSelector wants"
    return details + [ExplanationDetail(text, at: all[shown].origin)]
  }

  /// - Parameter label: nil for the node's name.
  private static func explain(
    _ requirement: LabelSelector.Requirement, value: Symbol?, of label: Symbol?, whose: String
  ) -> ExplanationDetail? {
    if requirement.matches(value) { return nil }
    let subject = label.map { "label \($0.text)" } ?? "the node's name"
    let found = value.map { "is \($0.isEmpty ? "empty" : $0.text)" } ?? "is missing"
    return ExplanationDetail(
      "\(subject) \(found), \(whose) wants \(requirement.text)", at: requirement.origin,
      about: label.map { .label($0) })
  }
}
