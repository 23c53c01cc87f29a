import Kubernetes
import Symbols

/// One label key over all nodes: which value, as a small number, each node has.
final class TopologyColumn: Sendable {
  let key: Symbol
  /// By node row; -1 where the label is missing.
  let domainOfRow: Column<Int32>
  /// The values, numbered by the first row that has them.
  let values: [Symbol]
  /// The domain whose value is the empty text; -1 for none.
  let emptyDomain: Int32

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
    emptyDomain = numbers[.none] ?? -1
  }

  var domainCount: Int { values.count }
}
