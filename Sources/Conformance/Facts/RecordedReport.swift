import SourceText
import Symbols
import YAML

/// A placement report as it stands in a file.
struct RecordedReport {
  var pods: [PodFacts] = []

  struct Unreadable: Error {
    let diagnostic: Diagnostic
  }

  init(_ file: YAMLFile) throws(Unreadable) {
    if let error = file.diagnostics.first(where: { $0.severity == .error }) { throw Unreadable(diagnostic: error) }
    guard let root = file.documents.first?.root, let pods = root["pods"], pods.kind == .sequence else {
      let start = SourceRange(file: file.file.id, start: 0, end: 0)
      throw Unreadable(diagnostic: .error(.notADecision, at: start, "no list of pods, this is not a placement report"))
    }
    for pod in pods.items { self.pods.append(try Self.facts(of: pod)) }
  }

  private static func facts(of pod: YAMLNode) throws(Unreadable) -> PodFacts {
    guard let namespace = pod["namespace"], let name = pod["name"] else {
      throw Unreadable(diagnostic: .error(.notADecision, at: pod.range, "a pod without namespace and name, write both"))
    }
    var facts = PodFacts(pod: "\(namespace.text)/\(name.text)")
    facts.add(.profile, pod["profile"].text)
    facts.add(.outcome, pod["outcome"].text)
    facts.add(.message, pod["message"].text)
    facts.add(.evaluatedNodes, pod["evaluatedNodes"].number)
    facts.add(.feasibleNodes, pod["feasibleNodes"].number)
    facts.add(.node, .text(pod["node"].string))
    facts.add(.ties, .list(pod["ties"].strings))
    facts.add(.preemption, preemption(pod["preemption"]))
    guard let nodes = pod["nodes"] else {
      facts.isSummary = true
      return facts
    }
    if nodes.count == 0 { return facts }
    facts.add(.nodeOrder, .list(nodes.items.map { $0["name"].string }))
    for node in nodes.items { add(node, to: &facts) }
    return facts
  }

  private static func add(_ node: YAMLNode, to facts: inout PodFacts) {
    let name = node["name"].string
    facts.add(.feasible(node: name), .truth(node["feasible"]?.scalar == .bool(true)))
    if let rejection = node["rejection"], rejection.kind == .mapping {
      facts.add(
        .rejection(node: name),
        .rejection(
          plugin: rejection["plugin"].string, code: rejection["code"].string, reasons: rejection["reasons"].strings))
    }
    for score in node["scores"].items {
      facts.add(
        .score(node: name, plugin: score["plugin"].string),
        .score(
          raw: score["raw"].integer, normalized: score["normalized"].integer, weight: score["weight"].integer,
          weighted: score["weighted"].integer))
    }
    if let total = node["total"] { facts.add(.total(node: name), Optional(total).number) }
  }

  private static func preemption(_ node: YAMLNode?) -> Fact.Value {
    guard let node, node.kind == .mapping else { return .nothing }
    return .preemption(
      nominatedNode: node["nominatedNode"].string,
      victims: node["victims"].items.map { "\($0["namespace"].string)/\($0["name"].string)" },
      violations: node["violations"].integer)
  }
}

/// An absent value and null read alike.
extension YAMLNode? {
  fileprivate var string: String { self.flatMap { $0.isNull ? nil : $0.text } ?? "" }

  fileprivate var text: Fact.Value { self.map { .text($0.text) } ?? .nothing }

  fileprivate var integer: Int64 {
    if case .integer(let integer) = self?.scalar { return integer }
    return 0
  }

  fileprivate var number: Fact.Value {
    if case .integer(let integer) = self?.scalar { return .number(integer) }
    return .nothing
  }

  fileprivate var items: [YAMLNode] { self.map { Array($0.items) } ?? [] }

  fileprivate var strings: [String] { items.map(\.text) }
}
