import Scheduler
import Symbols
import YAML

/// What stands behind a rejection: a text of the reason, or the very thing that was in the way.
enum RejectionReason: Hashable, Sendable {
  case text(String)
  /// `taint: dedicated=gpu:NoSchedule`, in full or from the left: `taint: dedicated`.
  case taint(String)
  /// `label: disktype`: a label of the node that is missing or has another value.
  case label(String)
  /// `resource: memory`: what the node has too little of.
  case resource(String)
  /// `port: 8080`, or `8080/UDP`: a host port that is taken.
  case port(String)

  /// Whether a rejection says so.
  func holds(for rejection: NodeRejection) -> Bool {
    switch self {
    case .text(let text): rejection.mentions(text)
    case .taint(let taint): rejection.details.contains { $0.text.names(taint, after: "taint ") }
    case .label(let label): rejection.details.contains { $0.text.names(label, after: "label ") }
    case .port(let port): rejection.details.contains { $0.text.names(port, after: "host port ") }
    case .resource(let name):
      // `needs 2Gi memory, ...`
      rejection.details.contains { detail in
        let words = detail.text.split(separator: " ", maxSplits: 3)
        return words.count > 2 && words[0] == "needs" && (words[2] == name || words[2] == "\(name),")
      }
    }
  }
}

extension RejectionReason: CustomStringConvertible {
  var description: String {
    switch self {
    case .text(let text): "'\(text)'"
    case .taint(let taint): "taint \(taint)"
    case .label(let label): "label \(label)"
    case .resource(let name): "too little \(name)"
    case .port(let port): "host port \(port)"
    }
  }
}

extension RejectionReason {
  struct Draft {
    var reason: RejectionReason?
  }

  static let shape = ObjectShape<Draft>(
    "because",
    [
      ShapeField("taint") { $1.reason = $2.named($0).map { .taint($0) } },
      ShapeField("label") { $1.reason = $2.named($0).map { .label($0) } },
      ShapeField("resource") { $1.reason = $2.named($0).map { .resource($0) } },
      ShapeField("port") { $1.reason = $2.named($0).map { .port($0) } },
    ])

  static func read(_ node: YAMLNode, _ reader: inout FieldReader) -> RejectionReason? {
    guard node.kind == .mapping else { return reader.string(node, "because").map { .text($0) } }
    var draft = Draft()
    shape.read(node, as: "because", into: &draft, &reader)
    if node.count != 1 {
      let what = node.count == 0 ? "says nothing" : "names several things"
      reader.error(at: node.range, "because \(what), give one of taint, label, resource, port, or a text")
    }
    return draft.reason
  }
}

extension FieldReader {
  /// The thing that an entry names; a port is a number to YAML.
  fileprivate mutating func named(_ entry: YAMLEntry) -> String? {
    if entry.key == "port", entry.value.kind == .scalar, case .integer(let port) = entry.value.scalar {
      return "\(port)"
    }
    return string(entry.value, entry.key.text)
  }
}

extension String {
  /// Whether the text starts with these words and then the name, whole or up to where a longer one would go on.
  fileprivate func names(_ name: String, after words: String) -> Bool {
    guard hasPrefix(words + name) else { return false }
    guard let next = dropFirst(words.count + name.count).first else { return true }
    return " =:/,".contains(next)
  }
}
