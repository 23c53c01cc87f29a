import Kubernetes
import Symbols

/// How many pods of interest stand on each node and in each domain, kept up to date as pods come and go instead of by
/// a scan over all pods.
///
/// Two questions are asked of running pods: "how many of you do these selectors match?" (topology spread, the incoming
/// pod's affinity) and "which terms do you carry, that may mean the incoming pod?" (symmetric affinity). Each distinct
/// selector and each distinct carried term has one column of counts by node row, and counts by domain for each topology
/// that anyone asked for.
final class PodCounts {
  private let nodeCount: Int

  private var groups: [PodGroup] = []
  private var groupIndex: [PodGroup.Key: PodGroup] = [:]
  private var groupsByLabel: [LabelSet.Label: [Int]] = [:]

  private var matcherNumbers: [PodMatcher: Int] = [:]
  private var matcherIndex = SelectorIndex()
  private var matched: [Matched] = []

  private var termNumbers: [CarriedTerm: Int] = [:]
  private var termIndex = SelectorIndex()
  private(set) var carriedTerms: [CarriedTerm] = []
  private var carried: [CarriedCounts] = []

  /// One matcher with its counts.
  private struct Matched {
    let matcher: PodMatcher
    let rows: Column<Int32>
    var domains: [DomainCounts.Scope: DomainCounts] = [:]
  }

  init(nodeCount: Int) {
    self.nodeCount = nodeCount
  }

  /// The group of a kind of pod, made when first asked for.
  func group(_ key: PodGroup.Key) -> PodGroup {
    if let group = groupIndex[key] { return group }
    let group = PodGroup(key)
    groupIndex[key] = group
    for label in key.labels.labels { groupsByLabel[label, default: []].append(groups.count) }
    groups.append(group)
    return group
  }

  /// A pod came to a row, or went from it.
  ///
  /// - Parameter sign: 1 or -1.
  func count(_ pod: ScheduledPod, on row: Int, sign: Int32, of topology: (Symbol) -> TopologyColumn) {
    let group = pod.info.group
    if sign > 0 { group.add(pod, on: row) } else { group.remove(pod, from: row) }
    for number in matchersMeaning(group) where !(matched[number].matcher.skipsTerminating && pod.isTerminating) {
      matched[number].rows[row] += sign
      for (_, domains) in matched[number].domains { domains.add(Int64(sign), at: row) }
    }
    for number in termsCarried(by: pod.info, of: topology) { carried[number].add(sign, at: row) }
  }

  // MARK: What selectors match

  /// Counts by node row of the pods that a matcher means.
  ///
  /// - Complexity: O(groups of pods) when the matcher is new, O(1) after.
  func rows(for matcher: PodMatcher) -> Column<Int32> { matched[number(of: matcher)].rows }

  /// The same by domain.
  ///
  /// - Parameter mask: by row, whether the pods there count; nil for all. Told apart by identity.
  func domains(
    for matcher: PodMatcher, by topology: TopologyColumn, mask: Column<Bool>? = nil, countsMissingAsEmpty: Bool = false
  ) -> DomainCounts {
    let number = number(of: matcher)
    let scope = DomainCounts.Scope(
      topology: topology.key, mask: mask.map(ObjectIdentifier.init), countsMissingAsEmpty: countsMissingAsEmpty)
    if let known = matched[number].domains[scope] { return known }
    let made = DomainCounts(
      matched[number].rows, by: topology, mask: mask, countsMissingAsEmpty: countsMissingAsEmpty)
    matched[number].domains[scope] = made
    return made
  }

  private func number(of matcher: PodMatcher) -> Int {
    if let number = matcherNumbers[matcher] { return number }
    let number = matched.count
    let rows = Column<Int32>(repeating: 0, count: nodeCount)
    matcherNumbers[matcher] = number
    matcherIndex.insert(number, matcher.selectors)
    matched.append(Matched(matcher: matcher, rows: rows))
    for group in groups(thatMayMatch: matcher) where matcher.matches(group.key) {
      for pod in group.placements where !(matcher.skipsTerminating && pod.isTerminating) { rows[Int(pod.row)] += 1 }
    }
    return number
  }

  private func groups(thatMayMatch matcher: PodMatcher) -> [PodGroup] {
    guard let label = matcher.selectors.lazy.compactMap(\.soleLabel).first else { return groups }
    return (groupsByLabel[label] ?? []).map { groups[$0] }
  }

  private func matchersMeaning(_ group: PodGroup) -> [Int] {
    if group.asked == matched.count { return group.matchers }
    for number in matcherIndex.candidates(for: group.key.labels, from: group.asked)
    where matched[number].matcher.matches(group.key) {
      group.matchers.append(number)
    }
    group.asked = matched.count
    return group.matchers
  }

  // MARK: What running pods carry

  /// Counts of the pods that carry a term, by its topology.
  func carriers(of term: Int) -> CarriedCounts { carried[term] }

  /// Numbers of the carried terms that mean a pod, from a given one on.
  func terms(meaning pod: PodGroup.Key, namespaceLabels: LabelSet, from first: Int) -> [Int] {
    if first == carriedTerms.count { return [] }
    return termIndex.candidates(for: pod.labels, from: first).filter {
      carriedTerms[$0].term.matches(
        namespace: pod.namespace, namespaceLabels: namespaceLabels, labels: pod.labels)
    }
  }

  private func termsCarried(by info: PodInfo, of topology: (Symbol) -> TopologyColumn) -> [Int] {
    if info.affinity.isEmpty { return [] }
    return CarriedTerm.all(of: info).map { term in
      if let number = termNumbers[term] { return number }
      let number = carriedTerms.count
      termNumbers[term] = number
      termIndex.insert(number, term.term.selector.map { [$0] } ?? [])
      carriedTerms.append(term)
      carried.append(CarriedCounts(by: topology(term.term.topologyKey)))
      return number
    }
  }
}

extension PodMatcher {
  fileprivate func matches(_ pods: PodGroup.Key) -> Bool { matches(namespace: pods.namespace, labels: pods.labels) }
}

/// A term that running pods carry and that may mean the incoming pod.
struct CarriedTerm: Hashable, Sendable {
  enum Role: Hashable, Sendable {
    case requiredAffinity, requiredAntiAffinity
    /// With the weight, negative for anti-affinity.
    case preferred(Int64)
  }

  var role: Role
  var term: AffinityTerm

  static func all(of info: PodInfo) -> [CarriedTerm] {
    info.affinity.required.map { CarriedTerm(role: .requiredAffinity, term: $0) }
      + info.affinity.requiredAnti.map { CarriedTerm(role: .requiredAntiAffinity, term: $0) }
      + info.affinity.preferred.map { CarriedTerm(role: .preferred($0.weight), term: $0.term) }
  }
}
