import ControlPlane
import Grammar
import Scheduler
import Symbols
import YAML

/// `apart: {from: {name: db-*}, topologyKey: zone}`: no selected pod stands where one of those stands; without `from`
/// no two of the selected pods stand in one place.
struct Apart: Assertion {
  static let key = "apart"
  static let shapes = [shape.summary]

  var neighbours = Neighbours()

  var subject: AssertionSubject { .allPods }

  static let shape = ObjectShape<Apart>("apart", Neighbours.fields("from", \.neighbours))

  static func read(_ node: YAMLNode, _ reader: inout FieldReader) -> Apart? {
    shape.value(node, as: key, from: Apart(), &reader)
  }

  func undecided(_ pods: [Int], in placements: Placements) -> [Int] { neighbours.undecided(pods, in: placements) }

  func judge(_ pods: [Int], in placements: Placements) throws(Mismatch) -> [Mismatch] {
    let rows = Array(placements.run.nodes.indices)
    let domains = try TopologyDomains(neighbours.topologyKey, of: rows, in: placements)
    let others = try neighbours.find(for: pods, in: placements)
    if let lost = placements.unplaced(pods, expected: "all \(pods.count) pods placed, \(description)") { return [lost] }
    // Who stands in a place first: of the selected pods alone, a pair is told once.
    var first: [Symbol: [Neighbours.Neighbour]] = [:]
    if neighbours.selector != nil {
      for other in others { if let name = domains.domain(ofNode: other.row) { first[name, default: []].append(other) } }
    }
    var pairs: [(pod: Int, other: Neighbours.Neighbour, place: Symbol)] = []
    for pod in pods {
      guard let row = placements.run.pods[pod].decision.node, let name = domains.domain(ofNode: row) else { continue }
      if let other = first[name]?.first(where: { $0.index != pod }) { pairs.append((pod, other, name)) }
      if neighbours.selector == nil, first[name] == nil {
        first[name] = [.init(label: placements.label(ofPod: pod), row: row, index: pod)]
      }
    }
    guard let pair = pairs.first else { return [] }
    let taken = placements.run.pods[pair.pod].decision.node ?? 0
    let elsewhere = rows.filter { row in domains.domain(ofNode: row).map { $0 != pair.place } ?? true }
    let more = pairs.count > 1 ? ", and \(pairs.count - 1) more such \(pairs.count == 2 ? "pair" : "pairs")" : ""
    return [
      Mismatch(
        pods: [], expected: description,
        actual:
          "\(placements.label(ofPod: pair.pod)) stands \(domains.key.stand(pair.place.text)) with \(pair.other.label)\(more)",
        causes: placements.whyNotOn(elsewhere, pod: pair.pod, but: taken))
    ]
  }
}

extension Apart: CustomStringConvertible {
  var description: String {
    let key = neighbours.topologyKey
    guard let others = neighbours.selector else { return "no two of them \(key.stand("one \(key)"))" }
    return "none of them \(key.stand("the \(key) of a pod with \(others)"))"
  }
}
