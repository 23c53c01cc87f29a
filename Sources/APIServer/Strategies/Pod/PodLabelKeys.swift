import Symbols
import Versions
import YAML

/// Writes what `matchLabelKeys` and `mismatchLabelKeys` mean into the selectors beside them.
enum PodLabelKeys {
  /// - Parameter labels: the pod's.
  static func merge(into spec: inout YAMLDraft, _ labels: YAMLDraft?, _ version: KubernetesVersion) {
    guard let labels else { return }
    for kind: Symbol in ["podAffinity", "podAntiAffinity"] where spec.at("affinity", kind) != nil {
      spec.edit("affinity") { affinity in
        affinity.edit(kind) { terms in
          edit("requiredDuringSchedulingIgnoredDuringExecution", of: &terms) { merge(into: &$0, labels) }
          edit("preferredDuringSchedulingIgnoredDuringExecution", of: &terms) { weighted in
            if weighted["podAffinityTerm"] != nil { weighted.edit("podAffinityTerm") { merge(into: &$0, labels) } }
          }
        }
      }
    }
    edit("topologySpreadConstraints", of: &spec) { merge(into: &$0, labels) }
  }

  private static func edit(_ key: Symbol, of object: inout YAMLDraft, _ change: (inout YAMLDraft) -> Void) {
    guard let list = object[key], !list.items.isEmpty else { return }
    var items = list.items
    for number in items.indices { change(&items[number]) }
    object[key] = .list(items, at: list)
  }

  private static func merge(into term: inout YAMLDraft, _ labels: YAMLDraft) {
    guard term.at("labelSelector") != nil else { return }
    for (list, word): (Symbol, String) in [("matchLabelKeys", "In"), ("mismatchLabelKeys", "NotIn")] {
      for key in term[list]?.items ?? [] {
        guard let name = key.text, let value = labels[Symbol(name)] else { continue }
        let expression = YAMLDraft.mapping(
          ["key": key, "operator": .text(word, at: key), "values": .list([value], at: key)], at: key)
        term.edit("labelSelector") { selector in
          selector["matchExpressions"] = .list(
            (selector["matchExpressions"]?.items ?? []) + [expression], at: selector["matchExpressions"] ?? selector)
        }
      }
    }
  }
}
