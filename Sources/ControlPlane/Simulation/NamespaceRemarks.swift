import Kubernetes
import Symbols

/// Namespaces whose labels a term asks for and the input does not tell.
struct NamespaceRemarks {
  let contents: ClusterContents
  let wanted: WantedPods
  /// The cluster's pods that stay.
  let kept: [Pod]

  var sentences: [String] {
    if contents.unknownNamespaces.isEmpty { return [] }
    let pending = wanted.pods.map(\.pod) + kept.filter { $0.spec.value.nodeName.isEmpty && !$0.status.isTerminal }
    var asked: Set<Symbol> = []
    if pending.contains(where: { Self.asksForLabels($0.spec.value) }) {
      // Of all pods that are there, it must be known whether they are meant.
      asked = Set(contents.unknownNamespaces)
    } else if kept.contains(where: { Self.asksForLabels($0.spec.value) }) {
      asked = Set(pending.map(\.metadata.namespace))
    }
    let names = contents.unknownNamespaces.filter(asked.contains).map(\.text)
    switch names.count {
    case 0: return []
    case 1: return ["no Namespace \(names[0]) in the input, so it has no labels but its name"]
    default:
      let more = names.count > 3 ? " and \(names.count - 3) more" : ""
      return [
        "no Namespace \(names.prefix(3).joined(separator: ", "))\(more) in the input, so they have no labels but their names"
      ]
    }
  }

  /// Whether a term chooses namespaces by a label other than their name.
  private static func asksForLabels(_ spec: PodSpec) -> Bool {
    guard let affinity = spec.affinity else { return false }
    let required = affinity.requiredPod + affinity.requiredPodAnti
    return (required + affinity.preferredPod.map(\.term) + affinity.preferredPodAnti.map(\.term)).contains { term in
      term.namespaceSelector?.requirements.contains { $0.key != "kubernetes.io/metadata.name" } ?? false
    }
  }
}
