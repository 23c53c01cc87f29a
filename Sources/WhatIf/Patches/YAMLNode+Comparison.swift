import Symbols
import YAML

extension YAMLNode {
  /// Whether another node holds the same, wherever it stands and however it is written.
  func holdsTheSame(as other: YAMLNode) -> Bool {
    guard kind == other.kind, count == other.count else { return false }
    switch kind {
    case .scalar: return isPlain == other.isPlain && text == other.text
    case .sequence: return zip(items, other.items).allSatisfy { $0.holdsTheSame(as: $1) }
    case .mapping:
      return zip(entries, other.entries).allSatisfy { $0.key == $1.key && $0.value.holdsTheSame(as: $1.value) }
    }
  }

  /// Whether another node holds the same but for what is at the end of a path, or what was taken out on the way to it.
  func holdsTheSame(as other: YAMLNode, butFor path: ArraySlice<ManifestText.Step>) -> Bool {
    guard let step = path.first else { return true }
    // What was left with nothing is empty, or is nothing.
    if other.isNull || (isNull && other.kind != .scalar) { return isAlone(step, in: isNull ? other : self) }
    guard kind == other.kind else { return false }
    switch step {
    case .key(let key):
      let (before, after) = (self[key], other[key])
      let rest = Array(entries.filter { $0.key != key })
      let others = Array(other.entries.filter { $0.key != key })
      let areSame =
        rest.count == others.count
        && zip(rest, others).allSatisfy { $0.key == $1.key && $0.value.holdsTheSame(as: $1.value) }
      guard areSame, let before, let after else { return areSame }
      return before.holdsTheSame(as: after, butFor: path.dropFirst())
    case .item(let number):
      let (before, after) = (Array(items), Array(other.items))
      guard before.indices.contains(number) else { return false }
      if after.count == before.count {
        return before.indices.allSatisfy { index in
          index == number
            ? before[index].holdsTheSame(as: after[index], butFor: path.dropFirst())
            : before[index].holdsTheSame(as: after[index])
        }
      }
      var left = before
      left.remove(at: number)
      return left.count == after.count && zip(left, after).allSatisfy { $0.holdsTheSame(as: $1) }
    }
  }

  /// Whether a node holds nothing but what the step leads to.
  private func isAlone(_ step: ManifestText.Step, in node: YAMLNode) -> Bool {
    switch step {
    case .key(let key): node.entries.allSatisfy { $0.key == key }
    case .item: node.count <= 1
    }
  }
}
