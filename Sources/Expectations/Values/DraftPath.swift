import Kubernetes
import Symbols
import YAML

/// A way into an object: `spec.containers[0].image`, `metadata.labels[app.kubernetes.io/name]`.
struct DraftPath: Sendable {
  let text: String
  private var steps: [Step] = []

  private enum Step: Sendable {
    case key(Symbol)
    case index(Int)
  }

  /// nil for a text that is no such way.
  init?(_ text: String) {
    self.text = text
    var rest = text[...]
    while !rest.isEmpty {
      if rest.first == "[" {
        guard let end = rest.firstIndex(of: "]") else { return nil }
        let inner = String(rest[rest.index(after: rest.startIndex)..<end])
        if inner.isEmpty { return nil }
        steps.append(Int(inner).map { .index($0) } ?? .key(Symbol(inner)))
        rest = rest[rest.index(after: end)...]
        if rest.first == "." { rest = rest.dropFirst() } else if !rest.isEmpty, rest.first != "[" { return nil }
        continue
      }
      let name = rest.prefix { $0 != "." && $0 != "[" }
      if name.isEmpty { return nil }
      steps.append(.key(Symbol(String(name))))
      rest = rest.dropFirst(name.count)
      if rest.first == "." {
        rest = rest.dropFirst()
        if rest.isEmpty { return nil }
      }
    }
    if steps.isEmpty { return nil }
  }

  /// What stands there; nil where the way ends before, and for null.
  func value(in object: YAMLDraft) -> YAMLDraft? {
    var here = object
    for step in steps {
      switch step {
      case .key(let key):
        guard let next = here[key] else { return nil }
        here = next
      case .index(let index):
        guard here.items.indices.contains(index) else { return nil }
        here = here.items[index]
      }
    }
    return here.isNull ? nil : here
  }
}

extension YAMLDraft {
  /// Whether both mean the same: texts and numbers by what they say, amounts by how much they are.
  func agrees(with other: YAMLDraft) -> Bool {
    switch (content, other.content) {
    case (.scalar(let a, _), .scalar(let b, _)):
      if a == b || says(other) { return true }
      guard let own = try? Quantity(a), let others = try? Quantity(b) else { return false }
      return own == others
    case (.sequence(let a), .sequence(let b)):
      return a.count == b.count && zip(a, b).allSatisfy { $0.agrees(with: $1) }
    case (.mapping(let a), .mapping(let b)):
      return a.count == b.count
        && a.allSatisfy { entry in other[entry.key].map { entry.value.agrees(with: $0) } ?? false }
    default: return false
    }
  }

  /// The value as people read it.
  var onOneLine: String {
    switch content {
    case .scalar(let text, _): text.isEmpty ? "\"\"" : text
    case .sequence(let items): "[\(items.map(\.onOneLine).joined(separator: ", "))]"
    case .mapping(let entries):
      "{\(entries.map { "\($0.key.text): \($0.value.onOneLine)" }.joined(separator: ", "))}"
    }
  }
}
