import Kubernetes
import Symbols

/// A class's terms and the running pods' terms that mean it, with the counts that placements keep up to date.
final class AffinityTerms {
  /// Pods that match all of the class's required affinity terms, by the domains of each term.
  let affinity: [DomainCounts]
  let affinityMatchers: [PodMatcher]
  /// Pods that match the required anti-affinity terms, term by term.
  let antiAffinity: [DomainCounts]
  let antiAffinityMatchers: [PodMatcher]
  /// A pod of the class would satisfy its own affinity terms.
  let matchesItself: Bool
  /// Pods that match the preferred terms.
  let preferred: [(pods: DomainCounts, weight: Int64)]

  /// Carriers of required anti-affinity that means the class.
  private(set) var repelling: [CarriedCounts] = []
  /// Carriers of other terms that mean the class.
  private(set) var attracting: [(pods: CarriedCounts, role: CarriedTerm.Role)] = []
  /// How many of ``PodCounts/carriedTerms`` have been looked at.
  private var seenTerms = 0
  private let pods: PodGroup.Key
  private let namespaceLabels: LabelSet

  /// - Parameter leavesSelector: as for ``AffinityTerm/expanded(over:leavesSelector:)``.
  init(_ info: PodInfo, _ cluster: Cluster, leavesSelector: Bool) {
    pods = info.group.key
    namespaceLabels = cluster.namespaces[info.namespace] ?? LabelSet()
    let parsed = info.affinity

    affinityMatchers = parsed.required.map { $0.expanded(over: cluster.namespaces, leavesSelector: leavesSelector) }
    if let joint = PodMatcher(all: affinityMatchers) {
      // A pod counts only when it matches every term; then it counts for each.
      affinity = parsed.required.map { cluster.counts.domains(for: joint, by: cluster.topology($0.topologyKey)) }
    } else {
      affinity = []
    }
    matchesItself = affinityMatchers.allSatisfy { $0.matches(namespace: info.namespace, labels: info.labels) }

    antiAffinityMatchers = parsed.requiredAnti.map {
      $0.expanded(over: cluster.namespaces, leavesSelector: leavesSelector)
    }
    antiAffinity = zip(parsed.requiredAnti, antiAffinityMatchers).map { term, matcher in
      cluster.counts.domains(for: matcher, by: cluster.topology(term.topologyKey))
    }
    preferred = parsed.preferred.map { preferred in
      let matcher = preferred.term.expanded(over: cluster.namespaces, leavesSelector: leavesSelector)
      return (
        cluster.counts.domains(for: matcher, by: cluster.topology(preferred.term.topologyKey)), preferred.weight
      )
    }
  }

  /// Takes in terms that no running pod carried before.
  func catchUp(_ counts: PodCounts) {
    for term in counts.terms(meaning: pods, namespaceLabels: namespaceLabels, from: seenTerms) {
      let role = counts.carriedTerms[term].role
      if role == .requiredAntiAffinity {
        repelling.append(counts.carriers(of: term))
      } else {
        attracting.append((counts.carriers(of: term), role))
      }
    }
    seenTerms = counts.carriedTerms.count
  }

  /// Whether a term of another pod means the class.
  func isMeant(by term: AffinityTerm) -> Bool {
    term.matches(namespace: pods.namespace, namespaceLabels: namespaceLabels, labels: pods.labels)
  }
}

extension PodMatcher {
  /// The pods that all the matchers mean, as one matcher; nil for no matchers.
  fileprivate init?(all matchers: [PodMatcher]) {
    guard var joint = matchers.first else { return nil }
    for matcher in matchers.dropFirst() {
      joint.selectors += matcher.selectors
      if joint.matchesEveryNamespace {
        joint.namespaces = matcher.namespaces
        joint.matchesEveryNamespace = matcher.matchesEveryNamespace
      } else if !matcher.matchesEveryNamespace {
        joint.namespaces.removeAll { !matcher.namespaces.contains($0) }
      }
    }
    self = joint
  }
}
