import Store
import Symbols
import YAML

/// Copies where a node stands to the labels of pods that are put on it.
struct PodTopologyLabels: AdmissionPlugin {
  static let name = "PodTopologyLabels"
  static let kinds: Set<Symbol>? = ["Pod"]
  private static let keys: [Symbol] = ["topology.kubernetes.io/region", "topology.kubernetes.io/zone"]

  func mutate(_ request: inout AdmissionRequest, _ context: AdmissionContext) throws(RequestError) {
    guard request.kind == "Pod", request.operation == .create else { return }
    let node: YAMLDraft? =
      switch request.subresource {
      case "": request.object.at("spec", "nodeName")
      case "binding":
        ["", "Node"].contains(request.object.at("target", "kind")?.text ?? "")
          ? request.object.at("target", "name") : nil
      default: nil
      }
    // A node that is not there has no labels.
    guard let name = node?.text, !name.isEmpty, let found = context.store.object("Node", named: name) else { return }
    let place = found.draft
    for key in Self.keys {
      guard let value = found.label(key) else { continue }
      request.object.edit("metadata") { metadata in
        metadata.edit("labels") { $0[key] = .text(value, at: place) }
      }
    }
  }
}
