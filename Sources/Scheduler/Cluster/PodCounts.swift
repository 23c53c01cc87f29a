import Kubernetes
import Symbols

/// How many pods of interest stand on each node, kept up to date by every placement instead of a scan over all pods.
///
/// Two questions are asked of running pods: "how many of you do these selectors match?" (topology spread, the incoming
/// pod's affinity) and "which terms do you carry, that may mean the incoming pod?" (symmetric affinity). Each distinct
/// selector and each distinct carried term has one column of counts by node row.
final class PodCounts {
  private let nodeCount: Int
  private var placed: [(pod: ScheduledPod, row: Int)] = []

  private var matchedIndex: [PodMatcher: Int] = [:]
  private var matchers: [PodMatcher] = []
  private(set) var matched: [Column<Int32>] = []
  /// By kind of pod: which matchers mean it, and how many matchers have been asked.
  private var meaning: [ObjectIdentifier: (asked: Int, matchers: [Int])] = [:]

  private var carriedIndex: [CarriedTerm: Int] = [:]
  private(set) var carriedTerms: [CarriedTerm] = []
  private(set) var carried: [Column<Int32>] = []
  private var carriedBy: [ObjectIdentifier: [Int]] = [:]

  init(nodeCount: Int) {
    self.nodeCount = nodeCount
  }

  /// Counts by node row of the pods that a matcher means.
  ///
  /// - Complexity: O(pods) when the matcher is new, O(1) after.
  func column(for matcher: PodMatcher) -> Column<Int32> {
    if let index = matchedIndex[matcher] { return matched[index] }
    let index = matchers.count
    matchedIndex[matcher] = index
    matchers.append(matcher)
    let column = Column<Int32>(repeating: 0, count: nodeCount)
    for (pod, row) in placed where !(matcher.skipsTerminating && pod.isTerminating) {
      if matchersMeaning(pod.info).contains(index) { column[row] += 1 }
    }
    matched.append(column)
    return column
  }

  func add(_ pod: ScheduledPod, on row: Int) {
    placed.append((pod, row))
    for index in matchersMeaning(pod.info) where !(matchers[index].skipsTerminating && pod.isTerminating) {
      matched[index][row] += 1
    }
    for index in termsCarried(by: pod.info) { carried[index][row] += 1 }
  }

  private func matchersMeaning(_ info: PodInfo) -> [Int] {
    var known = meaning[ObjectIdentifier(info)] ?? (0, [])
    if known.asked == matchers.count { return known.matchers }
    for index in known.asked..<matchers.count
    where matchers[index].matches(namespace: info.namespace, labels: info.labels) {
      known.matchers.append(index)
    }
    known.asked = matchers.count
    meaning[ObjectIdentifier(info)] = known
    return known.matchers
  }

  private func termsCarried(by info: PodInfo) -> [Int] {
    if let known = carriedBy[ObjectIdentifier(info)] { return known }
    let indices = CarriedTerm.all(of: info).map { term in
      if let index = carriedIndex[term] { return index }
      carriedIndex[term] = carriedTerms.count
      carriedTerms.append(term)
      carried.append(Column(repeating: 0, count: nodeCount))
      return carriedTerms.count - 1
    }
    carriedBy[ObjectIdentifier(info)] = indices
    return indices
  }
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
