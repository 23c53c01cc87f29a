import Symbols
import YAML

/// What defaults and admission added to an object, or changed in it.
enum AddedFields {
  /// The paths of what differs, with what stands there now, in the order of the object; what a server always draws is left out.
  static func of(_ stored: YAMLDraft, given: YAMLDraft) -> [(path: String, value: String)] {
    var found: [(path: String, value: String)] = []
    look(stored, given, "", into: &found)
    return found
  }

  private static let drawn: Set<String> = [
    "metadata.uid", "metadata.resourceVersion", "metadata.creationTimestamp", "metadata.managedFields", "status",
  ]

  private static func look(
    _ now: YAMLDraft, _ before: YAMLDraft?, _ path: String, into found: inout [(path: String, value: String)]
  ) {
    if drawn.contains(path) { return }
    guard let before else {
      if !isEmpty(now) { found.append((path, text(now))) }
      return
    }
    switch (now.content, before.content) {
    case (.mapping(let entries), .mapping):
      for entry in entries {
        look(entry.value, before[entry.key], path.isEmpty ? entry.key.text : "\(path).\(entry.key.text)", into: &found)
      }
    case (.sequence(let items), .sequence(let others)):
      for (number, item) in items.enumerated() {
        look(item, others.indices.contains(number) ? others[number] : nil, "\(path)[\(number)]", into: &found)
      }
    default: if now.text != before.text { found.append((path, text(now))) }
    }
  }

  private static func isEmpty(_ draft: YAMLDraft) -> Bool {
    switch draft.content {
    case .scalar: draft.isNull
    case .mapping(let entries): entries.allSatisfy { isEmpty($0.value) }
    case .sequence(let items): items.isEmpty
    }
  }

  /// On one line.
  private static func text(_ draft: YAMLDraft) -> String {
    switch draft.content {
    case .scalar(let text, _): return text.isEmpty ? "\"\"" : text
    case .sequence(let items): return "[\(items.map(text).joined(separator: ", "))]"
    case .mapping(let entries):
      return "{\(entries.map { "\($0.key.text): \(text($0.value))" }.joined(separator: ", "))}"
    }
  }
}
