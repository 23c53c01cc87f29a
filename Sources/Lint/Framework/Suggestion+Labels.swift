import Kubernetes
import Symbols

extension Suggestion {
  /// What was probably meant by a label key that no node has: what took its place, or a key that is near.
  init(forKey key: Symbol, among nodes: NodeInventory) {
    if let replacement = NodeLabelNames.replacements[key], nodes.count(ofKey: replacement) > 0 {
      self.init(certain: Candidate(text: replacement.text, count: nodes.count(ofKey: replacement)))
    } else {
      // Nobody should start to use an old name where the nodes have the new one.
      let outdated = Set(
        NodeLabelNames.replacements.filter { nodes.count(ofKey: $0.value) > 0 }.map { $0.key.text })
      self.init(for: key.text, among: nodes.keys.filter { !outdated.contains($0.text) })
    }
  }
}
