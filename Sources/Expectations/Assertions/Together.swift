import ControlPlane
import Grammar
import Scheduler
import Symbols
import YAML

/// `together: {with: {workload: StatefulSet/cache}, topologyKey: zone}`: each selected pod stands where one of those
/// stands; without `with` all selected pods stand in one place.
struct Together: Assertion {
  static let key = "together"
  static let shapes = [shape.summary]

  var neighbours = Neighbours()

  var subject: AssertionSubject { .allPods }

  static let shape = ObjectShape<Together>("together", Neighbours.fields("with", \.neighbours))

  static func read(_ node: YAMLNode, _ reader: inout FieldReader) -> Together? {
    shape.value(node, as: key, from: Together(), &reader)
  }

  func undecided(_ pods: [Int], in placements: Placements) -> [Int] { neighbours.undecided(pods, in: placements) }

  func judge(_ pods: [Int], in placements: Placements) throws(Mismatch) -> [Mismatch] {
    let rows = Array(placements.run.nodes.indices)
    let domains = try TopologyDomains(neighbours.topologyKey, of: rows, in: placements)
    let others = try neighbours.find(for: pods, in: placements)
    if let lost = placements.unplaced(pods, expected: "all \(pods.count) pods placed, \(description)") { return [lost] }
    return neighbours.selector == nil
      ? inOnePlace(pods, domains, placements) : pods.compactMap { beside(others, $0, domains, placements) }
  }

  private func inOnePlace(_ pods: [Int], _ domains: TopologyDomains, _ placements: Placements) -> [Mismatch] {
    let places = pods.map { place(of: $0, domains, placements) }
    guard let stray = places.firstIndex(where: { $0 == nil || $0 != places[0] }) else { return [] }
    let key = neighbours.topologyKey
    let used = domains.names.filter { places.contains($0) }
    let taken = placements.run.pods[pods[stray]].decision.node ?? 0
    var causes = places[0].map { placements.whyNotOn(domains.rows(of: $0), pod: pods[stray], but: taken) } ?? []
    if places[0] == nil || places[stray] == nil { causes = [missing(pods, places, placements)] }
    let counts = domains.counts(of: pods, in: placements)
    let text = zip(domains.names, counts).filter { $1 > 0 }.map { "\($0.text) \($1)" }.listed(limit: 6)
    return [
      Mismatch(
        pods: [], expected: "all \(pods.count) pods \(description)",
        actual: used.count > 1 ? "they stand \(key.stand("\(used.count)")): \(text)" : "not all have a place: \(text)",
        causes: causes)
    ]
  }

  private func missing(_ pods: [Int], _ places: [Symbol?], _ placements: Placements) -> Mismatch.Cause {
    let pod = zip(pods, places).first { $1 == nil }?.0 ?? pods[0]
    let node = placements.run.pods[pod].decision.node.map(placements.nodeName) ?? "?"
    return .init("\(placements.label(ofPod: pod)) is on \(node), which has no label \(neighbours.topologyKey)")
  }

  private func beside(
    _ others: [Neighbours.Neighbour], _ pod: Int, _ domains: TopologyDomains, _ placements: Placements
  ) -> Mismatch? {
    let others = others.filter { $0.index != pod }
    let theirs = domains.names.filter { name in others.contains { domains.domain(ofNode: $0.row) == name } }
    let own = place(of: pod, domains, placements)
    if let own, theirs.contains(own) { return nil }
    let taken = placements.run.pods[pod].decision.node ?? 0
    let names = theirs.isEmpty ? "nowhere" : domains.key.stand(theirs.map(\.text).listed(limit: 4))
    return Mismatch(
      pods: [placements.label(ofPod: pod)], expected: description,
      actual: "scheduled on \(placements.nodeName(taken)), they stand \(names)",
      causes: placements.whyNotOn(theirs.flatMap { domains.rows(of: $0) }, pod: pod, but: taken))
  }

  private func place(of pod: Int, _ domains: TopologyDomains, _ placements: Placements) -> Symbol? {
    placements.run.pods[pod].decision.node.flatMap { domains.domain(ofNode: $0) }
  }
}

extension Together: CustomStringConvertible {
  var description: String {
    let key = neighbours.topologyKey
    guard let others = neighbours.selector else { return key.stand("one \(key)") }
    return key.stand("the \(key) of a pod with \(others)")
  }
}
