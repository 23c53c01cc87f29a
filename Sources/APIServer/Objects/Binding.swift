import Store
import Symbols
import YAML

/// What a binding makes of a pod.
enum Binding {
  /// - Parameter binding: as admission left it; its labels and annotations become the pod's.
  static func applied(_ binding: YAMLDraft, to pod: YAMLDraft, _ node: String, _ now: Moment) -> YAMLDraft {
    var pod = pod
    let place = binding.at("target", "name") ?? binding
    pod.edit("spec") { $0["nodeName"] = .text(node, at: place) }
    for key: Symbol in ["annotations", "labels"] {
      guard let added = binding.at("metadata", key), !added.entries.isEmpty else { continue }
      pod.edit("metadata") { metadata in
        metadata.edit(key) { all in
          for entry in added.entries { all[entry.key] = entry.value }
        }
      }
    }
    let scheduled = YAMLDraft.mapping(
      [
        "type": .text("PodScheduled", at: place), "status": .text("True", at: place),
        "lastProbeTime": .null(at: place), "lastTransitionTime": .text(now.text, at: place),
      ], at: place)
    pod.edit("status") { status in
      var conditions = (status["conditions"]?.items ?? []).filter { $0["type"]?.text != "PodScheduled" }
      conditions.append(scheduled)
      status["conditions"] = .list(conditions, at: status)
    }
    return pod
  }
}
