import ControlPlane
import Grammar
import Scheduler
import Symbols
import YAML

/// `count: {zone: eu-west-1b, atMost: 2}`: how many of the selected pods are placed, on these nodes if any are named.
///
/// With `per: zone` the bounds hold in each zone of these nodes by itself. Of a tie the node counts that the run went
/// on with.
struct Count: Assertion {
  static let key = "count"
  static let shapes = [shape.summary]

  var nodes = NodeSelection()
  var bounds = Bounds()
  var per: TopologyKey?

  var subject: AssertionSubject { .allPods }

  static let shape = ObjectShape<Count>(
    "count",
    NodeSelection.fields(\.nodes) + [
      ShapeField("per") { entry, count, reader in
        count.per = TopologyKey.read(entry.value, "per", &reader)
      }
    ] + Bounds.fields(\.bounds))

  static func read(_ node: YAMLNode, _ reader: inout FieldReader) -> Count? {
    var count = Count()
    guard shape.read(node, as: key, into: &count, &reader), count.bounds.check(in: node, as: key, &reader)
    else { return nil }
    return count
  }

  func undecided(_ pods: [Int], in placements: Placements) -> [Int] {
    let all = placements.run.nodes
    return placements.tied(pods) { row -> Symbol? in
      guard nodes.matches(all[row]) else { return nil }
      // Without `per` all nodes that count are one place.
      return per.map { $0.domain(of: all[row]) ?? .none } ?? "counted"
    }
  }

  func judge(_ pods: [Int], in placements: Placements) throws(Mismatch) -> [Mismatch] {
    let rows = try nodes.rows(in: placements)
    let counted = Set(rows)
    let placed = pods.filter { placements.run.pods[$0].decision.node.map(counted.contains) ?? false }
    let place = nodes.isEmpty ? "placed" : "on \(nodes)"
    let causes = placements.whereTheyStand(pods) + placements.whyOneIsLost(pods)
    guard let per else {
      if bounds.holds(for: Int64(placed.count)) { return [] }
      return [
        Mismatch(
          pods: [], expected: "\(bounds) of \(pods.count) pods \(place)", actual: "\(placed.count)", causes: causes)
      ]
    }
    let domains = try TopologyDomains(per, of: rows, in: placements)
    let counts = domains.counts(of: placed, in: placements)
    let wrong = zip(domains.names, counts).filter { !bounds.holds(for: Int64($1)) }
    if wrong.isEmpty { return [] }
    return [
      Mismatch(
        pods: [],
        expected:
          "\(bounds) of \(pods.count) pods \(per.stand("each \(per)"))\(nodes.isEmpty ? "" : ", over \(nodes.plural)")",
        actual: wrong.map { "\($0.text) has \($1)" }.listed(limit: 6), causes: causes)
    ]
  }
}
