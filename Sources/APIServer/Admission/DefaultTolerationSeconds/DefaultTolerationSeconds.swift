import Symbols
import YAML

/// Lets pods stay five minutes on a node that is not ready or not reached, unless they say otherwise.
struct DefaultTolerationSeconds: AdmissionPlugin {
  static let name = "DefaultTolerationSeconds"
  static let kinds: Set<Symbol>? = ["Pod"]

  func mutate(_ request: inout AdmissionRequest, _ context: AdmissionContext) throws(RequestError) {
    guard request.isOf("Pod"), request.operation == .create || request.operation == .update else { return }
    let written = request.object.at("spec", "tolerations")?.items ?? []
    let missing = ["node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable"].filter { key in
      !written.contains { toleration in
        let ownKey = toleration["key"]?.text ?? ""
        let effect = toleration["effect"]?.text ?? ""
        return (ownKey.isEmpty || ownKey == key) && (effect.isEmpty || effect == "NoExecute")
      }
    }
    if missing.isEmpty { return }
    request.object.edit("spec") { spec in
      let place = spec["tolerations"] ?? spec
      let added = missing.map { key in
        YAMLDraft.mapping(
          [
            "key": .text(key, at: place), "operator": .text("Exists", at: place),
            "effect": .text("NoExecute", at: place), "tolerationSeconds": .number(300, at: place),
          ], at: place)
      }
      spec["tolerations"] = .list(written + added, at: place)
    }
  }
}
