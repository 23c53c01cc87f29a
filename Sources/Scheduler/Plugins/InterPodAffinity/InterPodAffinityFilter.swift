import Kubernetes
import SourceText
import Symbols
import Versions

/// Required terms. Pods of interest are counted by topology domain, never looked at node by node.
final class InterPodAffinityFilter: NodeFilter {
  private let info: PodInfo
  private let terms: AffinityTerms
  private let topology: (Symbol) -> TopologyColumn
  private let version: KubernetesVersion

  /// As ``AffinityTerms/affinity`` and ``AffinityTerms/antiAffinity``.
  private var affinity: [AdjustableCounts]
  private var antiAffinity: [AdjustableCounts]
  /// Pods whose required anti-affinity means the incoming pod.
  private let existing: [CarriedCounts]
  /// Comings and goings of such pods in what-if questions.
  private var existingDeltas: [(topology: TopologyColumn, domain: Int32, count: Int64)] = []

  private static let affinityCheck: UInt64 = 1
  private static let antiAffinityCheck: UInt64 = 2
  private static let existingCheck: UInt64 = 3

  /// - Parameter terms: caught up with the cluster.
  init(_ info: PodInfo, _ terms: AffinityTerms, _ cluster: Cluster, _ version: KubernetesVersion) {
    self.info = info
    self.version = version
    self.terms = terms
    topology = { cluster.topology($0) }
    affinity = terms.affinity.map(AdjustableCounts.init)
    antiAffinity = terms.antiAffinity.map(AdjustableCounts.init)
    existing = terms.repelling.filter { $0.total != 0 }
  }

  /// Nothing to judge by: no required terms, and nobody's anti-affinity means this pod.
  var isIdle: Bool { affinity.isEmpty && antiAffinity.isEmpty && existing.isEmpty }

  func verdict(at row: Int, in cluster: Cluster) -> FilterVerdict {
    if !satisfiesAffinity(at: row) { return .unresolvable(Self.affinityCheck) }
    if antiAffinity.contains(where: { ($0.count(at: row) ?? 0) > 0 }) { return .unschedulable(Self.antiAffinityCheck) }
    if repels(at: row) { return .unschedulable(Self.existingCheck) }
    return .pass
  }

  /// Term by term over all rows, as long as no what-if question is open: a row's first rejection is the same.
  func reject(_ column: inout VerdictColumn, as filter: Int, in cluster: Cluster) {
    let isPlain = affinity.allSatisfy(\.isPlain) && antiAffinity.allSatisfy(\.isPlain) && existingDeltas.isEmpty
    guard isPlain else {
      column.reject(as: filter) { verdict(at: $0, in: cluster) }
      return
    }
    if !affinity.isEmpty {
      column.reject(as: filter) { satisfiesAffinity(at: $0) ? .pass : .unresolvable(Self.affinityCheck) }
    }
    for counts in antiAffinity { column.reject(as: filter, counts.shared, .unschedulable(Self.antiAffinityCheck)) }
    for counts in existing { column.reject(as: filter, counts, .unschedulable(Self.existingCheck)) }
  }

  /// Whether the anti-affinity of some pod in one of the row's domains means the incoming one.
  private func repels(at row: Int) -> Bool {
    existingDeltas.isEmpty
      ? existing.contains { $0.count(at: row) > 0 }
      : !repelling(at: row).isEmpty
  }

  /// The topologies by which the anti-affinity of some pod means the incoming one.
  private func repelling(at row: Int) -> [TopologyColumn] {
    var sums: [(topology: TopologyColumn, count: Int64)] = []
    func add(_ topology: TopologyColumn, _ count: Int64) {
      if let slot = sums.firstIndex(where: { $0.topology === topology }) {
        sums[slot].count += count
      } else {
        sums.append((topology, count))
      }
    }
    for counts in existing { add(counts.topology, counts.count(at: row)) }
    for delta in existingDeltas where delta.topology.domainOfRow[row] == delta.domain {
      add(delta.topology, delta.count)
    }
    return sums.filter { $0.count > 0 }.map(\.topology)
  }

  private func satisfiesAffinity(at row: Int) -> Bool {
    var allFound = true
    for domains in affinity {
      guard let count = domains.count(at: row) else { return false }
      if count <= 0 { allFound = false }
    }
    // The first pod of a group that wants to be together: nobody is there yet for it to join.
    return allFound || (terms.matchesItself && affinity.allSatisfy { $0.total == 0 })
  }

  func adjust(for pod: ScheduledPod, at row: Int, sign: Int64) {
    let other = pod.info
    if !affinity.isEmpty,
      terms.affinityMatchers.allSatisfy({ $0.matches(namespace: other.namespace, labels: other.labels) })
    {
      for index in affinity.indices { affinity[index].adjust(at: row, by: sign) }
    }
    for (index, matcher) in terms.antiAffinityMatchers.enumerated()
    where matcher.matches(namespace: other.namespace, labels: other.labels) {
      antiAffinity[index].adjust(at: row, by: sign)
    }
    for term in other.affinity.requiredAnti where terms.isMeant(by: term) {
      adjustExisting(topology(term.topologyKey), at: row, by: sign)
    }
  }

  private func adjustExisting(_ topology: TopologyColumn, at row: Int, by amount: Int64) {
    let domain = topology.domainOfRow[row]
    if domain < 0 { return }
    guard let slot = existingDeltas.firstIndex(where: { $0.topology === topology && $0.domain == domain }) else {
      existingDeltas.append((topology, domain, amount))
      return
    }
    existingDeltas[slot].count += amount
    if existingDeltas[slot].count == 0 { existingDeltas.remove(at: slot) }
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
    if !satisfiesAffinity(at: row) { details += missingAffinity(at: row, in: cluster) }
    for (index, term) in own(\.requiredPodAnti).enumerated() where (antiAffinity[index].count(at: row) ?? 0) > 0 {
      let found = cluster.example(in: antiAffinity[index].topology, near: row) { pod in
        terms.antiAffinityMatchers[index].matches(namespace: pod.namespace, labels: pod.info.labels)
      }
      details.append(
        ExplanationDetail(
          "\(found ?? "a pod") matches the pod's anti-affinity (\(Self.text(of: term))) in "
            + "\(Self.domain(antiAffinity[index].topology, row))\(oddity(of: term))", at: term.origin))
    }
    for topology in repelling(at: row) {
      var origin: PodAffinityTerm?
      let found = cluster.example(in: topology, near: row) { pod in
        guard
          let index = pod.info.affinity.requiredAnti.firstIndex(where: {
            $0.topologyKey == topology.key && terms.isMeant(by: $0)
          })
        else { return false }
        origin = pod.info.spec.value.affinity?.requiredPodAnti[index]
        return true
      }
      details.append(
        ExplanationDetail(
          "the anti-affinity of \(found ?? "a pod")\(origin.map { " (\(Self.text(of: $0)))" } ?? "") means this pod, in "
            + Self.domain(topology, row), at: origin?.origin ?? .none))
    }
    return details
  }

  /// Of each term in whose domain no pod stands that matches every term: why not.
  private func missingAffinity(at row: Int, in cluster: Cluster) -> [ExplanationDetail] {
    let terms = own(\.requiredPod)
    return terms.indices.filter { affinity.indices.contains($0) && (affinity[$0].count(at: row) ?? 0) <= 0 }.map {
      index in
      let (term, domains) = (terms[index], affinity[index])
      guard domains.count(at: row) != nil else {
        let text = "label \(term.topologyKey.text) is missing, and the pod's affinity goes by it"
        return ExplanationDetail(text, at: term.origin, about: .label(term.topologyKey))
      }
      let (wanted, domain) = (Self.text(of: term), Self.domain(domains.topology, row))
      let matcher = self.terms.affinityMatchers[index]
      let found = cluster.example(in: domains.topology, near: row) {
        matcher.matches(namespace: $0.namespace, labels: $0.info.labels)
      }
      if let found, terms.count > 1 {
        let text = "\(found) matches \(wanted), yet one pod in \(domain) has to match all \(terms.count) terms"
        return ExplanationDetail(text, at: term.origin)
      }
      let stranger = cluster.example(in: domains.topology, near: row) { pod in
        matcher.selectors.allSatisfy { $0.matches(pod.info.labels) } && term.labelSelector != nil
      }
      if found == nil, let stranger {
        let text = "\(stranger) matches \(wanted) in \(domain), yet the term does not mean its namespace"
        return ExplanationDetail(text, at: term.origin)
      }
      return ExplanationDetail("no pod matching \(wanted) in \(domain)\(oddity(of: term))", at: term.origin)
    }
  }

  private func own(_ list: KeyPath<Affinity, [PodAffinityTerm]>) -> [PodAffinityTerm] {
    info.spec.value.affinity?[keyPath: list] ?? []
  }

  /// Says so where the term selects more namespaces than it says.
  private func oddity(of term: PodAffinityTerm) -> String {
    guard version.has(.negativeNamespaceSelectorSelectsAll),
      AffinityTerm(term, namespace: info.namespace).selectsTooMuch
    else { return "" }
    return "; \(version) takes this namespaceSelector, which only says what namespaces are not, for every namespace"
  }

  private static func text(of term: PodAffinityTerm) -> String {
    guard let selector = term.labelSelector else { return "no selector" }
    return selector.isEmpty ? "any pod" : selector.text
  }

  private static func domain(_ topology: TopologyColumn, _ row: Int) -> String {
    let value = topology.domainOfRow[row]
    return "\(topology.key.text)=\(value < 0 ? "" : topology.values[Int(value)].text)"
  }
}

extension VerdictColumn {
  /// Takes out the rows in whose domains there are pods.
  fileprivate mutating func reject(as filter: Int, _ counts: DomainCounts, _ verdict: FilterVerdict) {
    if counts.total == 0 { return }
    let domainOfRow = counts.topology.domainOfRow.values
    let pods = counts.counts.values
    reject(as: filter) { row in
      let domain = Int(domainOfRow[row])
      return domain >= 0 && pods[domain] > 0 ? verdict : .pass
    }
  }
}

extension VerdictColumn {
  fileprivate mutating func reject(as filter: Int, _ counts: CarriedCounts, _ verdict: FilterVerdict) {
    guard let pods = counts.many?.values else {
      reject(as: filter, among: counts.fewRows) { _ in verdict }
      return
    }
    let domainOfRow = counts.topology.domainOfRow.values
    reject(as: filter) { row in
      let domain = Int(domainOfRow[row])
      return domain >= 0 && pods[domain] > 0 ? verdict : .pass
    }
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
