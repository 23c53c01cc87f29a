import Kubernetes
import SourceText
import Symbols

/// What the nodes have of labels and taints, for finding what was meant by a word that none of them has.
final class NodeWords {
  private let keys: [Symbol: Int]
  private let values: [Symbol: [Symbol: Int]]
  /// Of all nodes, each once.
  let taints: Set<Taint>
  private var keysByWord: [Symbol: [Symbol]] = [:]
  private var valuesByWord: [Symbol: [Symbol: [Symbol]]] = [:]

  init(_ nodes: [Node]) {
    var keys: [Symbol: Int] = [:]
    var values: [Symbol: [Symbol: Int]] = [:]
    var taints: Set<Taint> = []
    for node in nodes {
      taints.formUnion(node.taints)
      for label in node.metadata.labels.labels {
        keys[label.key, default: 0] += 1
        values[label.key, default: [:]][label.value, default: 0] += 1
      }
    }
    self.keys = keys
    self.values = values
    self.taints = taints
  }

  /// Keys that may have been meant by one that no node has: what took its place, or those that look like it.
  func likelyKeys(for key: Symbol) -> [Symbol] {
    if keys[key] != nil { return [] }
    if let known = keysByWord[key] { return known }
    let found: [Symbol]
    if let replacement = NodeLabelNames.replacements[key], keys[replacement] != nil {
      found = [replacement]
    } else {
      found = Spelling.likely(for: key.text, among: keys.map { ($0.key.text, $0.value) }).map { Symbol($0.text) }
    }
    keysByWord[key] = found
    return found
  }

  /// Values that may have been meant by one that no node has under the key.
  func likelyValues(for value: Symbol, ofKey key: Symbol) -> [Symbol] {
    guard let known = values[key], known[value] == nil else { return [] }
    if let found = valuesByWord[key]?[value] { return found }
    let found = Spelling.likely(for: value.text, among: known.map { ($0.key.text, $0.value) }).map { Symbol($0.text) }
    valuesByWord[key, default: [:]][value] = found
    return found
  }

  /// Whether one word may have been meant by the other.
  func looksLike(_ word: Symbol, _ other: Symbol) -> Bool {
    !Spelling.likely(for: word.text, among: [(text: other.text, count: 1)]).isEmpty
  }
}
