import ControlPlane
import Grammar
import Kubernetes
import Scheduler
import Symbols
import YAML

/// `spread: {topologyKey: topology.kubernetes.io/zone, maxSkew: 1}`: how evenly the selected pods stand.
///
/// The places that count are those of the nodes that are named, or else of all nodes that the pods' node selectors and
/// required node affinity let in: what topology spread constraints look at by default.
struct Spread: Assertion {
  static let key = "spread"
  static let shapes = [shape.summary]

  var nodes = NodeSelection()
  var topologyKey: TopologyKey?
  var maxSkew: Int64?
  var minDomains: Int64?

  var subject: AssertionSubject { .allPods }

  static let shape = ObjectShape<Spread>(
    "spread",
    NodeSelection.fields(\.nodes) + [
      ShapeField("topologyKey") { entry, spread, reader in
        spread.topologyKey = TopologyKey.read(entry.value, "topologyKey", &reader)
      },
      ShapeField("maxSkew") { entry, spread, reader in
        spread.maxSkew = reader.natural(entry.value, "maxSkew", from: 0)
      },
      ShapeField("minDomains") { entry, spread, reader in
        spread.minDomains = reader.natural(entry.value, "minDomains", from: 1)
      },
    ])

  static func read(_ node: YAMLNode, _ reader: inout FieldReader) -> Spread? {
    shape.value(node, as: key, from: Spread(), &reader) { _, reader in
      if node["topologyKey"] == nil {
        reader.error(.missingKey, at: node.range, "spread needs topologyKey, say over what: zone, node or a label")
      }
      if node["maxSkew"] == nil, node["minDomains"] == nil {
        reader.error(.saysNothing, at: node.range, "spread has nothing to hold against, add maxSkew or minDomains")
      }
    }
  }

  func undecided(_ pods: [Int], in placements: Placements) -> [Int] {
    placements.tied(pods) { row in topologyKey?.domain(of: placements.run.nodes[row]) }
  }

  func judge(_ pods: [Int], in placements: Placements) throws(Mismatch) -> [Mismatch] {
    let rows = nodes.isEmpty ? placements.rowsOpen(to: pods) : try nodes.rows(in: placements)
    let domains = try TopologyDomains(topologyKey ?? .node, of: rows, in: placements)
    if let lost = placements.unplaced(pods, expected: "all \(pods.count) pods placed, \(description)") { return [lost] }
    let counts = domains.counts(of: pods, in: placements)
    let most = counts.max() ?? 0
    let least = counts.min() ?? 0
    let used = counts.count { $0 > 0 }
    let isSkewed = maxSkew.map { Int64(most - least) > $0 } ?? false
    let isNarrow = minDomains.map { Int64(used) < $0 } ?? false
    guard isSkewed || isNarrow else { return [] }
    var causes: [Mismatch.Cause] = []
    if let full = counts.firstIndex(of: most), let bare = counts.firstIndex(of: least), full != bare {
      causes = why(domains, full: full, bare: bare, pods, placements)
    }
    if causes.isEmpty, isNarrow, used == domains.names.count {
      causes = [.init("the nodes that count make up \(used) in all, minDomains wants more")]
    }
    let found = [isSkewed ? "a skew of \(most - least)" : nil, isNarrow ? "\(used) in use" : nil].compactMap(\.self)
    return [
      Mismatch(
        pods: [], expected: description, actual: "\(domains.text(counts)): \(found.joined(separator: ", "))",
        causes: causes)
    ]
  }

  /// Why the last pod that went to the fullest place did not go to the emptiest.
  private func why(
    _ domains: TopologyDomains, full: Int, bare: Int, _ pods: [Int], _ placements: Placements
  ) -> [Mismatch.Cause] {
    let last = pods.last { pod in
      placements.run.pods[pod].decision.node.flatMap { domains.domain(ofNode: $0) } == domains.names[full]
    }
    guard let last, let taken = placements.run.pods[last].decision.node else { return [] }
    let label = placements.label(ofPod: last)
    var causes = placements.whyNotOn(domains.rows(of: domains.names[bare]), pod: last, but: taken)
    if !causes.isEmpty {
      causes[0].text = "\(label) not \(domains.key.stand(domains.names[bare].text)): \(causes[0].text)"
    }
    return causes
  }
}

extension Spread: CustomStringConvertible {
  var description: String {
    var parts: [String] = []
    if let maxSkew { parts.append("a skew of at most \(maxSkew)") }
    if let minDomains { parts.append("at least \(minDomains) in use") }
    let place = nodes.isEmpty ? "" : " over \(nodes.plural)"
    return "spread by \(topologyKey?.description ?? "")\(place), \(parts.joined(separator: ", "))"
  }
}

extension Placements {
  /// The rows of the nodes that the node selectors and required node affinity of some of the pods let in.
  func rowsOpen(to pods: [Int]) -> [Int] {
    // Pods of one template share a spec, which is asked once.
    var specs: [Shared<PodSpec>] = []
    for pod in pods where !specs.contains(where: { $0 === run.pods[pod].pod.spec }) {
      specs.append(run.pods[pod].pod.spec)
    }
    return run.nodes.indices.filter { row in specs.contains { $0.value.lets(in: run.nodes[row]) } }
  }
}

extension PodSpec {
  /// Whether the node selector and the required node affinity hold for a node.
  fileprivate func lets(in node: Node) -> Bool {
    let metadata = node.metadata
    if let nodeSelector, !nodeSelector.matches(metadata.labels) { return false }
    return affinity?.requiredNode?.matches(name: metadata.name, labels: metadata.labels) ?? true
  }
}
