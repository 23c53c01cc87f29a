import Kubernetes
import Symbols

/// Which nodes match selectors and terms: a column of yes and no for each distinct one that was ever asked for. Nodes'
/// labels never change during a run.
final class NodeMatches {
  let everyRow: Column<Bool>
  private let nodes: [Node]
  private let topologies: TopologyColumns
  private var required: [RequiredKey: Column<Bool>] = [:]
  private var terms: [NodeSelectorTerm: Column<Bool>] = [:]
  private var labelled: [Symbol: Column<Bool>] = [:]
  private var tolerated: [[Bool]: Column<Bool>] = [:]
  private var joint: [[ObjectIdentifier]: Column<Bool>] = [:]

  private struct RequiredKey: Hashable {
    let nodeSelector: LabelSelector?
    let affinity: NodeSelector?
  }

  init(nodes: [Node], _ topologies: TopologyColumns) {
    self.nodes = nodes
    self.topologies = topologies
    everyRow = Column(repeating: true, count: nodes.count)
  }

  /// Nodes that match a pod's nodeSelector and required node affinity (or the node that it is pinned to).
  func required(by info: PodInfo) -> Column<Bool> {
    let spec = info.spec.value
    let affinity = info.pinnedNode.map(NodeSelector.init(pinnedTo:)) ?? spec.affinity?.requiredNode
    if spec.nodeSelector == nil, affinity == nil { return everyRow }
    let key = RequiredKey(nodeSelector: spec.nodeSelector, affinity: affinity)
    if let known = required[key] { return known }
    let column = Column<Bool>(repeating: true, count: nodes.count)
    for requirement in spec.nodeSelector?.requirements ?? [] { narrow(column, to: requirement) }
    if let affinity {
      let columns = affinity.terms.map(self.term)
      for row in nodes.indices where column[row] { column[row] = columns.contains { $0[row] } }
    }
    required[key] = column
    return column
  }

  /// Nodes that match any term of a selector.
  func selector(_ selector: NodeSelector) -> Column<Bool> {
    let columns = selector.terms.map(term)
    return Column(nodes.indices.map { row in columns.contains { $0[row] } })
  }

  /// Nodes that match one term.
  func term(_ term: NodeSelectorTerm) -> Column<Bool> {
    if let known = terms[term] { return known }
    let canMatch = !term.isEmpty && term.conversionError == nil
    let column = Column<Bool>(repeating: canMatch, count: nodes.count)
    if canMatch {
      for requirement in term.matchExpressions { narrow(column, to: requirement) }
      for requirement in term.matchFields {
        for (row, node) in nodes.enumerated() where column[row] {
          column[row] = requirement.matchesField(name: node.metadata.name)
        }
      }
    }
    terms[term] = column
    return column
  }

  /// Takes out the rows that a requirement does not match. Nodes have few different values of a label; each is asked once.
  private func narrow(_ column: Column<Bool>, to requirement: LabelSelector.Requirement) {
    let topology = topologies[requirement.key]
    let matchesMissing = requirement.matches(nil)
    let matches = topology.values.map { requirement.matches($0) }
    let domainOfRow = topology.domainOfRow.values
    column.update { column in
      for row in column.indices {
        let domain = Int(domainOfRow[row])
        if !(domain < 0 ? matchesMissing : matches[domain]) { column[row] = false }
      }
    }
  }

  /// Nodes that have a label.
  func label(_ topology: TopologyColumn) -> Column<Bool> {
    if let known = labelled[topology.key] { return known }
    let isEverywhere = topology.domainOfRow.values.allSatisfy { $0 >= 0 }
    let column = isEverywhere ? everyRow : Column(topology.domainOfRow.values.map { $0 >= 0 })
    labelled[topology.key] = column
    return column
  }

  /// Nodes whose taints do not keep off a pod with these tolerations.
  func tolerated(_ tolerations: [Toleration], _ taints: TaintTable) -> Column<Bool> {
    let verdicts = taints.firstUntolerated(by: tolerations).map { $0 == nil }
    if verdicts.allSatisfy(\.self) { return everyRow }
    if let known = tolerated[verdicts] { return known }
    let column = Column(taints.listOfRow.values.map { verdicts[Int($0)] })
    tolerated[verdicts] = column
    return column
  }

  /// Rows for which all columns, which were made here, say yes; the same object for the same columns.
  func all(of columns: [Column<Bool>]) -> Column<Bool> {
    let parts = columns.filter { $0 !== everyRow }
    guard parts.count > 1 else { return parts.first ?? everyRow }
    let key = parts.map(ObjectIdentifier.init)
    if let known = joint[key] { return known }
    let column = Column(nodes.indices.map { row in parts.allSatisfy { $0[row] } })
    joint[key] = column
    return column
  }
}
