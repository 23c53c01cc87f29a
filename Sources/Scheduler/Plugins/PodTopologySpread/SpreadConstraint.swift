import Kubernetes
import SourceText
import Symbols

/// One constraint, held against the cluster: which nodes take part, and which pods count.
struct SpreadConstraint {
  let topologyKey: Symbol
  let topology: TopologyColumn
  let maxSkew: Int64
  let minDomains: Int
  let origin: SourcePosition
  /// By row: whether the node takes part in the count (the two inclusion policies).
  let isIncluded: Column<Bool>
  /// Which running pods count; nil for none.
  let matcher: PodMatcher?
  /// 1 if the incoming pod matches too.
  let selfMatch: Int64

  /// nil matches no pod.
  private let selector: LabelSelector?
  private let namespace: Symbol

  init(_ constraint: TopologySpreadConstraint, selector: LabelSelector?, _ info: PodInfo, _ cluster: Cluster) {
    topologyKey = constraint.topologyKey
    topology = cluster.topology(constraint.topologyKey)
    maxSkew = Int64(constraint.maxSkew)
    minDomains = Int(constraint.minDomains ?? 1)
    origin = constraint.origin
    namespace = info.namespace

    let merged = selector.map { selector in
      LabelSelector(
        selector.requirements
          + constraint.matchLabelKeys.compactMap { key in
            info.labels[key].map { LabelSelector.Requirement(key: key, operator: .equals, values: [$0]) }
          })
    }
    self.selector = merged
    selfMatch = merged?.matches(info.labels) == true ? 1 : 0
    // An empty selector matches the pod itself, but counts no other: an oddity of kube-scheduler.
    matcher = merged.flatMap { merged in
      merged.isEmpty
        ? nil
        : PodMatcher(
          namespaces: [info.namespace], matchesEveryNamespace: false, selectors: [merged], skipsTerminating: true)
    }
    let matches = cluster.matches
    isIncluded = matches.all(of: [
      constraint.nodeAffinityPolicy == .ignore ? matches.everyRow : matches.required(by: info),
      constraint.nodeTaintsPolicy == .honor
        ? matches.tolerated(info.spec.value.tolerations, cluster.taints) : matches.everyRow,
    ])
  }

  /// Matching pods by row, wherever they are.
  func podsByRow(_ cluster: Cluster) -> Column<Int32> {
    matcher.map(cluster.counts.rows) ?? Column(repeating: 0, count: cluster.count)
  }

  /// Matching pods by domain on the nodes that take part and are in the mask.
  func podsByDomain(
    _ mask: Column<Bool>, countsMissingAsEmpty: Bool = false, _ cluster: Cluster
  ) -> DomainCounts {
    let joint = cluster.matches.all(of: [isIncluded, mask])
    let restricting = joint === cluster.matches.everyRow ? nil : joint
    guard let matcher else { return DomainCounts(Column(repeating: 0, count: cluster.count), by: topology, mask: nil) }
    return cluster.counts.domains(
      for: matcher, by: topology, mask: restricting, countsMissingAsEmpty: countsMissingAsEmpty)
  }

  /// Whether a pod counts when it comes or goes in a what-if question. There kube-scheduler does not ask whether it is
  /// terminating, and an empty selector counts every pod of the namespace.
  func counts(_ pod: ScheduledPod) -> Bool {
    pod.namespace == namespace && selector?.matches(pod.info.labels) == true
  }

  /// The selector as a person reads it.
  var selectorText: String {
    guard let selector else { return "no selector" }
    return selector.isEmpty ? "any label" : selector.text
  }
}
