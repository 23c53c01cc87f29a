import Kubernetes
import SourceText
import Symbols

/// Required terms. Pods of interest are counted by topology domain, never looked at node by node.
final class InterPodAffinityFilter: NodeFilter {
  private let info: PodInfo
  private let namespaceLabels: LabelSet
  private let topology: (Symbol) -> TopologyColumn

  /// Pods that match all of the incoming pod's required affinity terms, by the domains of each term.
  private var affinity: [Domains]
  private let affinityMatchers: [PodMatcher]
  /// Pods that match the incoming pod's required anti-affinity terms, term by term.
  private var antiAffinity: [Domains]
  private let antiAffinityMatchers: [PodMatcher]
  /// Pods whose required anti-affinity means the incoming pod, by topology key.
  private var existing: [Domains]
  /// The incoming pod would satisfy its own affinity terms.
  private let matchesItself: Bool

  private static let affinityCheck: UInt64 = 1
  private static let antiAffinityCheck: UInt64 = 2
  private static let existingCheck: UInt64 = 3

  /// Counts by domain of one topology key.
  private struct Domains {
    let topology: TopologyColumn
    var counts: ContiguousArray<Int64>

    init(_ topology: TopologyColumn) {
      self.topology = topology
      counts = ContiguousArray(repeating: 0, count: topology.domainCount)
    }

    mutating func add(_ column: Column<Int32>) {
      for row in 0..<column.count where column[row] != 0 {
        let value = topology.domainOfRow[row]
        if value >= 0 { counts[Int(value)] += Int64(column[row]) }
      }
    }

    mutating func adjust(at row: Int, by amount: Int64) {
      let value = topology.domainOfRow[row]
      if value >= 0 { counts[Int(value)] += amount }
    }

    /// nil where the node lacks the key.
    func count(at row: Int) -> Int64? {
      let value = topology.domainOfRow[row]
      return value < 0 ? nil : counts[Int(value)]
    }

    var isEmpty: Bool { counts.allSatisfy { $0 == 0 } }
  }

  init(_ info: PodInfo, _ cluster: Cluster) {
    self.info = info
    namespaceLabels = cluster.namespaces[info.namespace] ?? LabelSet()
    topology = { cluster.topology($0) }
    let parsed = info.affinity

    affinityMatchers = parsed.required.map { $0.expanded(over: cluster.namespaces) }
    affinity = parsed.required.map { Domains(cluster.topology($0.topologyKey)) }
    if !affinityMatchers.isEmpty {
      // A pod counts only when it matches every term; then it counts for each.
      let column = Self.countOfAll(affinityMatchers, cluster)
      for index in affinity.indices { affinity[index].add(column) }
    }
    matchesItself = affinityMatchers.allSatisfy { $0.matches(namespace: info.namespace, labels: info.labels) }

    antiAffinityMatchers = parsed.requiredAnti.map { $0.expanded(over: cluster.namespaces) }
    antiAffinity = parsed.requiredAnti.map { Domains(cluster.topology($0.topologyKey)) }
    for index in antiAffinity.indices {
      antiAffinity[index].add(cluster.counts.column(for: antiAffinityMatchers[index]))
    }

    existing = []
    for (index, carried) in cluster.counts.carriedTerms.enumerated()
    where carried.role == .requiredAntiAffinity && means(carried.term) {
      withExisting(carried.term.topologyKey) { $0.add(cluster.counts.carried[index]) }
    }
  }

  /// Nothing to judge by: no required terms, and nobody's anti-affinity means this pod.
  var isIdle: Bool {
    affinity.isEmpty && antiAffinity.isEmpty && existing.allSatisfy(\.isEmpty)
  }

  private func means(_ term: AffinityTerm) -> Bool {
    term.matches(namespace: info.namespace, namespaceLabels: namespaceLabels, labels: info.labels)
  }

  private func withExisting(_ key: Symbol, _ change: (inout Domains) -> Void) {
    if let slot = existing.firstIndex(where: { $0.topology.key == key }) {
      change(&existing[slot])
    } else {
      var domains = Domains(topology(key))
      change(&domains)
      existing.append(domains)
    }
  }

  /// One matcher for the pods that all the matchers mean, so that they are counted as one column.
  private static func countOfAll(_ matchers: [PodMatcher], _ cluster: Cluster) -> Column<Int32> {
    var joint = matchers[0]
    for matcher in matchers.dropFirst() {
      joint.selectors += matcher.selectors
      if joint.matchesEveryNamespace {
        joint.namespaces = matcher.namespaces
        joint.matchesEveryNamespace = matcher.matchesEveryNamespace
      } else if !matcher.matchesEveryNamespace {
        joint.namespaces.removeAll { !matcher.namespaces.contains($0) }
      }
    }
    return cluster.counts.column(for: joint)
  }

  func verdict(at row: Int, in cluster: Cluster) -> FilterVerdict {
    if !satisfiesAffinity(at: row) { return .unresolvable(Self.affinityCheck) }
    if antiAffinity.contains(where: { ($0.count(at: row) ?? 0) > 0 }) { return .unschedulable(Self.antiAffinityCheck) }
    if existing.contains(where: { ($0.count(at: row) ?? 0) > 0 }) { return .unschedulable(Self.existingCheck) }
    return .pass
  }

  private func satisfiesAffinity(at row: Int) -> Bool {
    var allFound = true
    for domains in affinity {
      guard let count = domains.count(at: row) else { return false }
      if count <= 0 { allFound = false }
    }
    // The first pod of a group that wants to be together: nobody is there yet for it to join.
    return allFound || (matchesItself && affinity.allSatisfy(\.isEmpty))
  }

  func adjust(for pod: ScheduledPod, at row: Int, sign: Int64) {
    let other = pod.info
    if !affinityMatchers.isEmpty,
      affinityMatchers.allSatisfy({ $0.matches(namespace: other.namespace, labels: other.labels) })
    {
      for index in affinity.indices { affinity[index].adjust(at: row, by: sign) }
    }
    for (index, matcher) in antiAffinityMatchers.enumerated()
    where matcher.matches(namespace: other.namespace, labels: other.labels) {
      antiAffinity[index].adjust(at: row, by: sign)
    }
    for term in other.affinity.requiredAnti where means(term) {
      withExisting(term.topologyKey) { $0.adjust(at: row, by: sign) }
    }
  }

  func reasons(for verdict: FilterVerdict) -> [String] {
    switch verdict.detail {
    case Self.affinityCheck: ["node(s) didn't match pod affinity rules"]
    case Self.antiAffinityCheck: ["node(s) didn't match pod anti-affinity rules"]
    default: ["node(s) didn't satisfy existing pods anti-affinity rules"]
    }
  }

  func explain(_ verdict: FilterVerdict, at row: Int, in cluster: Cluster) -> [ExplanationDetail] {
    var details: [ExplanationDetail] = []
    if !satisfiesAffinity(at: row) {
      for (domains, term) in zip(affinity, own(\.requiredPod)) where (domains.count(at: row) ?? 0) <= 0 {
        let text =
          domains.count(at: row) == nil
          ? "label \(term.topologyKey.text) is missing, and the pod's affinity goes by it"
          : "no pod matching \(Self.text(of: term)) in \(Self.domain(domains, row))"
        details.append(ExplanationDetail(text, at: term.origin))
      }
    }
    for (index, term) in own(\.requiredPodAnti).enumerated() where (antiAffinity[index].count(at: row) ?? 0) > 0 {
      let found = cluster.example(in: antiAffinity[index].topology, near: row) { pod in
        antiAffinityMatchers[index].matches(namespace: pod.namespace, labels: pod.info.labels)
      }
      details.append(
        ExplanationDetail(
          "\(found ?? "a pod") matches the pod's anti-affinity (\(Self.text(of: term))) in "
            + Self.domain(antiAffinity[index], row), at: term.origin))
    }
    for domains in existing where (domains.count(at: row) ?? 0) > 0 {
      var origin: PodAffinityTerm?
      let found = cluster.example(in: domains.topology, near: row) { pod in
        guard
          let index = pod.info.affinity.requiredAnti.firstIndex(where: {
            $0.topologyKey == domains.topology.key && means($0)
          })
        else { return false }
        origin = pod.info.spec.value.affinity?.requiredPodAnti[index]
        return true
      }
      details.append(
        ExplanationDetail(
          "the anti-affinity of \(found ?? "a pod")\(origin.map { " (\(Self.text(of: $0)))" } ?? "") means this pod, in "
            + Self.domain(domains, row), at: origin?.origin ?? .none))
    }
    return details
  }

  private func own(_ list: KeyPath<Affinity, [PodAffinityTerm]>) -> [PodAffinityTerm] {
    info.spec.value.affinity?[keyPath: list] ?? []
  }

  private static func text(of term: PodAffinityTerm) -> String {
    guard let selector = term.labelSelector else { return "no selector" }
    return selector.isEmpty ? "any pod" : selector.text
  }

  private static func domain(_ domains: Domains, _ row: Int) -> String {
    let value = domains.topology.domainOfRow[row]
    return "\(domains.topology.key.text)=\(value < 0 ? "" : domains.topology.values[Int(value)].text)"
  }
}

extension Cluster {
  /// A pod in the same domain as a node, the first by node, namespace and name, to show as an example.
  fileprivate func example(
    in topology: TopologyColumn, near row: Int, where isMeant: (ScheduledPod) -> Bool
  ) -> String? {
    let value = topology.domainOfRow[row]
    for other in 0..<count where topology.domainOfRow[other] == value {
      let found = pods[other].filter(isMeant).min {
        $0.namespace == $1.namespace ? $0.name.precedes($1.name) : $0.namespace.precedes($1.namespace)
      }
      if let found { return "\(found.namespace.text)/\(found.name.text) on \(nodes[other].metadata.name.text)" }
    }
    return nil
  }
}
