import Symbols
import YAML

/// What answers say: every leaf is a fact, by its path.
struct AnswerFacts {
  private(set) var leaves: [(path: String, value: String)] = []

  init(_ answers: [YAMLDraft]) {
    for (number, answer) in answers.enumerated() { collect(answer, "[\(number)]") }
  }

  private mutating func collect(_ draft: YAMLDraft, _ path: String) {
    switch draft.content {
    case .mapping(let entries):
      if entries.isEmpty { leaves.append((path, "{}")) }
      for entry in entries { collect(entry.value, "\(path).\(entry.key.text)") }
    case .sequence(let items):
      if items.isEmpty { leaves.append((path, "[]")) }
      for (number, item) in items.enumerated() { collect(item, "\(path)[\(number)]") }
    case .scalar(let text, let isPlain): leaves.append((path, isPlain ? text : "\"\(text)\""))
    }
  }
}

extension CaseResult {
  /// Answers held against those of an API server.
  init(version: ReferenceVersion, expected: [YAMLDraft], actual: [YAMLDraft]) {
    let wanted = AnswerFacts(expected).leaves
    let found = AnswerFacts(actual).leaves
    self.init(version: version, facts: wanted.count)
    let values = Dictionary(found.map { ($0.path, $0.value) }, uniquingKeysWith: { first, _ in first })
    for fact in wanted where values[fact.path] != fact.value {
      differences.add(fact.path, fact.value, values[fact.path] ?? "nothing")
      differingFacts += 1
    }
    let known = Set(wanted.map(\.path))
    for fact in found where !known.contains(fact.path) { differences.add(fact.path, "nothing", fact.value) }
  }
}
