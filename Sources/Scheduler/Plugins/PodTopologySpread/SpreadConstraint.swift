import Kubernetes
import SourceText
import Symbols

/// One constraint, held against the cluster: which nodes take part, and how many matching pods each has.
struct SpreadConstraint {
  let topologyKey: Symbol
  let topology: TopologyColumn
  let maxSkew: Int64
  let minDomains: Int
  let origin: SourcePosition
  /// By row: whether the node takes part in the count (the two inclusion policies).
  let isIncluded: Column<Bool>
  /// By row: matching pods that are not on their way out.
  let counts: Column<Int32>
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
    if let merged, !merged.isEmpty {
      counts = cluster.counts.column(
        for: PodMatcher(
          namespaces: [info.namespace], matchesEveryNamespace: false, selectors: [merged], skipsTerminating: true))
    } else {
      // An empty selector matches the pod itself, but counts no other: an oddity of kube-scheduler.
      counts = Column(repeating: 0, count: cluster.count)
    }

    let matches = constraint.nodeAffinityPolicy == .ignore ? nil : cluster.requiredNodeAffinity(of: info)
    if constraint.nodeTaintsPolicy == .honor {
      let untolerated = cluster.taints.firstUntolerated(by: info.spec.value.tolerations)
      isIncluded = Column(
        (0..<cluster.count).map { row in
          (matches?[row] ?? true) && untolerated[Int(cluster.taints.listOfRow[row])] == nil
        })
    } else {
      isIncluded = matches ?? Column(repeating: true, count: cluster.count)
    }
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
