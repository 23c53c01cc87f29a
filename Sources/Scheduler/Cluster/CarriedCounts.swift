import Symbols

/// How many running pods carry a term, by the domains of its topology, kept up to date as they come and go.
///
/// Most terms are carried by the few pods of one workload, and a large cluster has thousands of terms: domains without
/// such pods take no room until many have some.
final class CarriedCounts {
  let topology: TopologyColumn
  /// Over all domains.
  private(set) var total: Int64 = 0
  private var few: [Int32: Int32] = [:]
  /// By domain, once ``few`` would be larger.
  private(set) var many: Column<Int32>?

  init(by topology: TopologyColumn) {
    self.topology = topology
  }

  /// Pods with the term came to a row, or went from it. A domain that the last one leaves is no longer among the few.
  func add(_ amount: Int32, at row: Int) {
    let domain = topology.domainOfRow[row]
    if domain < 0 { return }
    total += Int64(amount)
    if let many {
      many[Int(domain)] += amount
      return
    }
    let count = (few[domain] ?? 0) + amount
    few[domain] = count == 0 ? nil : count
    if few.count * 8 > topology.domainCount { spreadOut() }
  }

  private func spreadOut() {
    let counts = Column<Int32>(repeating: 0, count: topology.domainCount)
    for (domain, count) in few { counts[Int(domain)] = count }
    many = counts
    few = [:]
  }

  /// Pods in a row's domain; 0 where the node lacks the key.
  func count(at row: Int) -> Int64 {
    let domain = topology.domainOfRow[row]
    if domain < 0 { return 0 }
    return Int64(many.map { $0[Int(domain)] } ?? few[domain] ?? 0)
  }

  /// Adds, by domain, so much for each pod.
  func add(to sums: inout ContiguousArray<Int64>, weight: Int64) {
    if let many {
      let counts = many.values
      for domain in counts.indices { sums[domain] &+= Int64(counts[domain]) &* weight }
    } else {
      for (domain, count) in few { sums[Int(domain)] &+= Int64(count) &* weight }
    }
  }

  /// The rows of the domains with such pods, in no order, as long as they are few.
  var fewRows: [Int] { topology.rows(of: few.keys.map { Int($0) }) }
}
