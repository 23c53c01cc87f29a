import Symbols

/// How many pods of interest stand in each domain of a topology, kept up to date as they come and go.
final class DomainCounts {
  let topology: TopologyColumn
  /// By domain.
  let counts: Column<Int64>
  /// Over all domains.
  private(set) var total: Int64 = 0
  /// By row: whether the pods there count; nil for all rows.
  private let mask: Column<Bool>?
  /// The domain in which nodes without the label count; -1 for none.
  private let domainOfMissing: Int32

  /// What is counted where, apart from the pods.
  struct Scope: Hashable {
    let topology: Symbol
    let mask: ObjectIdentifier?
    /// Nodes without the label count as those with an empty one, if there are such.
    let countsMissingAsEmpty: Bool
  }

  /// - Parameter pods: by row, the pods so far.
  init(_ pods: Column<Int32>, by topology: TopologyColumn, mask: Column<Bool>?, countsMissingAsEmpty: Bool = false) {
    self.topology = topology
    self.mask = mask
    domainOfMissing = countsMissingAsEmpty ? topology.emptyDomain : -1
    counts = Column(repeating: 0, count: topology.domainCount)
    for row in 0..<pods.count where pods.values[row] != 0 { add(Int64(pods.values[row]), at: row) }
  }

  /// Pods in a row's domain; nil where the node lacks the key.
  func count(at row: Int) -> Int64? {
    let domain = topology.domainOfRow[row]
    return domain < 0 ? nil : counts[Int(domain)]
  }

  func add(_ amount: Int64, at row: Int) {
    if let mask, !mask[row] { return }
    var domain = topology.domainOfRow[row]
    if domain < 0 { domain = domainOfMissing }
    if domain < 0 { return }
    counts[Int(domain)] += amount
    total += amount
  }
}

/// Counts by domain as a what-if question sees them: those of the cluster, and what the question adds or takes away.
struct AdjustableCounts {
  let shared: DomainCounts
  private var deltas: [Int32: Int64] = [:]
  private var totalDelta: Int64 = 0

  init(_ shared: DomainCounts) {
    self.shared = shared
  }

  var topology: TopologyColumn { shared.topology }

  /// Nothing is added or taken away: ``shared`` can be read as it is.
  var isPlain: Bool { deltas.isEmpty }

  /// Over all domains.
  var total: Int64 { shared.total + totalDelta }

  subscript(domain: Int) -> Int64 {
    let count = shared.counts[domain]
    return deltas.isEmpty ? count : count + (deltas[Int32(truncatingIfNeeded: domain)] ?? 0)
  }

  /// nil where the node lacks the key.
  func count(at row: Int) -> Int64? {
    let domain = topology.domainOfRow[row]
    return domain < 0 ? nil : self[Int(domain)]
  }

  /// A pod came to a row or went from it. A change that is taken back leaves no trace.
  mutating func adjust(at row: Int, by amount: Int64) {
    let domain = topology.domainOfRow[row]
    if domain < 0 { return }
    let delta = deltas[domain, default: 0] + amount
    deltas[domain] = delta == 0 ? nil : delta
    totalDelta += amount
  }
}
