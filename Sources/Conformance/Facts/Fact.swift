/// One thing that a placement report says of a pod.
struct Fact: Hashable {
  var key: Key
  var value: Value

  /// What it is about.
  enum Key: Hashable {
    case profile, outcome, message, evaluatedNodes, feasibleNodes, node, ties, preemption, nodeOrder
    case feasible(node: String)
    case rejection(node: String)
    case score(node: String, plugin: String)
    case total(node: String)
  }

  enum Value: Hashable {
    case nothing
    case text(String)
    case list([String])
    case number(Int64)
    case truth(Bool)
    case rejection(plugin: String, code: String, reasons: [String])
    case score(raw: Int64, normalized: Int64, weight: Int64, weighted: Int64)
    /// Victims as `namespace/name`, in order.
    case preemption(nominatedNode: String, victims: [String], violations: Int64)
  }
}

extension Fact.Key: CustomStringConvertible {
  var description: String {
    switch self {
    case .profile: "profile"
    case .outcome: "outcome"
    case .message: "message"
    case .evaluatedNodes: "evaluatedNodes"
    case .feasibleNodes: "feasibleNodes"
    case .node: "node"
    case .ties: "ties"
    case .preemption: "preemption"
    case .nodeOrder: "order of the nodes"
    case .feasible(let node): "\(node) feasible"
    case .rejection(let node): "\(node) rejection"
    case .score(let node, let plugin): "\(node) score of \(plugin)"
    case .total(let node): "\(node) total"
    }
  }
}

extension Fact.Value: CustomStringConvertible {
  var description: String {
    switch self {
    case .nothing: "nothing"
    case .text(let text): text.isEmpty ? "no text" : text
    case .list(let texts): texts.isEmpty ? "none" : texts.joined(separator: ", ")
    case .number(let number): "\(number)"
    case .truth(let truth): "\(truth)"
    case .rejection(let plugin, let code, let reasons):
      "\(plugin.isEmpty ? "no plugin" : plugin) \(code): \(reasons.joined(separator: ", "))"
    case .score(let raw, let normalized, let weight, let weighted):
      "raw \(raw), normalized \(normalized), x \(weight) = \(weighted)"
    case .preemption(let node, let victims, let violations):
      "\(node), victims \(victims.joined(separator: ", ")), \(violations) violations"
    }
  }
}
