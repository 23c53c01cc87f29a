import ControlPlane
import Scheduler
import YAML

/// `count: {zone: eu-west-1b, atMost: 2}`: how many of the selected pods are placed, on these nodes if any are named.
///
/// Of a tie the node counts that the run went on with.
struct Count: Assertion {
  static let key = "count"
  static let shapes = [shape.summary]

  var nodes = NodeSelection()
  var bounds = Bounds()

  var subject: AssertionSubject { .allPods }

  static let shape = ObjectShape<Count>("count", NodeSelection.fields(\.nodes) + Bounds.fields(\.bounds))

  static func read(_ node: YAMLNode, _ reader: inout FieldReader) -> Count? {
    var count = Count()
    guard shape.read(node, as: key, into: &count, &reader), count.bounds.check(in: node, as: key, &reader)
    else { return nil }
    return count
  }

  func undecided(_ pods: [Int], in placements: Placements) -> [Int] {
    placements.tied(pods) { nodes.matches(placements.run.nodes[$0]) }
  }

  func judge(_ pods: [Int], in placements: Placements) throws(Mismatch) -> [Mismatch] {
    let rows = try nodes.rows(in: placements)
    let counted = Set(rows)
    var standing: [(node: String, pods: Int)] = []
    var places: [Int: Int] = [:]
    var placed = 0
    for pod in pods {
      guard let node = placements.run.pods[pod].decision.node else { continue }
      if counted.contains(node) { placed += 1 }
      if let place = places[node] {
        standing[place].pods += 1
      } else {
        places[node] = standing.count
        standing.append((placements.nodeName(node), 1))
      }
    }
    guard !bounds.holds(for: Int64(placed)) else { return [] }
    let place = nodes.isEmpty ? "placed" : "on \(nodes)"
    var causes: [Mismatch.Cause] = []
    if !standing.isEmpty {
      let list = standing.map { "\($0.node) (\($0.pods))" }.listed(limit: 6)
      causes.append(.init("they stand on \(list)"))
    }
    if let lost = pods.first(where: { placements.run.pods[$0].decision.node == nil }) {
      let account = placements.account(of: placements.run.pods[lost].decision)
      causes.append(.init("\(placements.label(ofPod: lost)) is \(account)"))
      causes += placements.whyNowhere(lost)
    }
    return [
      Mismatch(
        pods: [], expected: "\(bounds) of \(pods.count) pods \(place)", actual: "\(placed)", causes: causes)
    ]
  }
}
