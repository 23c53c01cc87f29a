import Kubernetes
import Symbols

/// One label key over all nodes: which value, as a small number, each node has.
final class TopologyColumn {
  let key: Symbol
  /// By node row; -1 where the label is missing.
  let domainOfRow: Column<Int32>
  /// The values, numbered by the first row that has them.
  let values: [Symbol]
  /// The domain whose value is the empty text; -1 for none.
  let emptyDomain: Int32
  /// The rows of each domain, domain by domain, and where each begins.
  private let rowsByDomain: (starts: [Int32], rows: [Int32])

  init(key: Symbol, nodes: [Node]) {
    self.key = key
    var numbers: [Symbol: Int32] = [:]
    var values: [Symbol] = []
    domainOfRow = Column(
      nodes.map { node -> Int32 in
        guard let value = node.metadata.labels[key] else { return -1 }
        if let number = numbers[value] { return number }
        numbers[value] = Int32(values.count)
        values.append(value)
        return Int32(values.count - 1)
      })
    self.values = values
    rowsByDomain = Self.rowsByDomain(domainOfRow, count: values.count)
    emptyDomain = numbers[.none] ?? -1
  }

  var domainCount: Int { values.count }

  private static func rowsByDomain(_ domainOfRow: Column<Int32>, count: Int) -> (starts: [Int32], rows: [Int32]) {
    var starts = [Int32](repeating: 0, count: count + 1)
    for domain in domainOfRow.values where domain >= 0 { starts[Int(domain) + 1] += 1 }
    for domain in 0..<count { starts[domain + 1] += starts[domain] }
    var next = starts
    var rows = [Int32](repeating: 0, count: Int(starts[count]))
    for (row, domain) in domainOfRow.values.enumerated() where domain >= 0 {
      rows[Int(next[Int(domain)])] = Int32(truncatingIfNeeded: row)
      next[Int(domain)] += 1
    }
    return (starts, rows)
  }

  /// The rows in some domains, in no order.
  func rows(of domains: [Int]) -> [Int] {
    domains.flatMap { domain in
      rowsByDomain.rows[Int(rowsByDomain.starts[domain])..<Int(rowsByDomain.starts[domain + 1])].map { Int($0) }
    }
  }
}
