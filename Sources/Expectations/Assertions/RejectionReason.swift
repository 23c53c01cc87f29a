import Grammar
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
    if case .text(let text) = self { return rejection.mentions(text) }
    return rejection.details.contains { detail in detail.subject.map(isAbout) ?? false }
  }

  private func isAbout(_ subject: ExplanationDetail.Subject) -> Bool {
    switch (self, subject) {
    case (.taint(let name), .taint(let taint)): taint.begins(with: name)
    case (.label(let name), .label(let label)): label.text.begins(with: name)
    case (.port(let name), .hostPort(let port)): port.begins(with: name)
    case (.resource(let name), .resource(let resource)): resource.text == name
    default: false
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
      reader.error(.saysNothing, at: node.range, "because \(what), give one of taint, label, resource, port, or a text")
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
  /// Whether it is the name, or starts with it where a longer one would go on.
  fileprivate func begins(with name: String) -> Bool {
    guard hasPrefix(name) else { return false }
    guard let next = dropFirst(name.count).first else { return true }
    return "=:/".contains(next)
  }
}
