import Kubernetes
import Symbols

/// The labels that anyone asked about, a column a key.
final class TopologyColumns {
  private let nodes: [Node]
  private var columns: [Symbol: TopologyColumn] = [:]

  /// - Parameter nodes: in the order of the rows.
  init(nodes: [Node]) {
    self.nodes = nodes
  }

  /// The values of a label over all nodes.
  subscript(key: Symbol) -> TopologyColumn {
    if let column = columns[key] { return column }
    let column = TopologyColumn(key: key, nodes: nodes)
    columns[key] = column
    return column
  }
}
