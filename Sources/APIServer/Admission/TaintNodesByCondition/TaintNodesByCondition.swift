import Symbols
import YAML

/// New nodes are not ready.
struct TaintNodesByCondition: AdmissionPlugin {
  static let name = "TaintNodesByCondition"
  static let kinds: Set<Symbol>? = ["Node"]

  private static let key = "node.kubernetes.io/not-ready"

  func mutate(_ request: inout AdmissionRequest, _ context: AdmissionContext) throws(RequestError) {
    guard request.isOf("Node"), request.operation == .create else { return }
    let taints = request.object.at("spec", "taints")?.items ?? []
    let isTainted = taints.contains { $0["key"]?.text == Self.key && $0["effect"]?.text == "NoSchedule" }
    if isTainted { return }
    request.object.edit("spec") { spec in
      let place = spec["taints"] ?? spec
      let taint = YAMLDraft.mapping(
        ["key": .text(Self.key, at: place), "effect": .text("NoSchedule", at: place)], at: place)
      spec["taints"] = .list(taints + [taint], at: place)
    }
  }
}
