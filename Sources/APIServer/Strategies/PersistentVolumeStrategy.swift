import Store
import Symbols
import YAML

struct PersistentVolumeStrategy: KindStrategy {
  var returnsDeletedObject: Bool { true }

  func prepareForCreate(_ object: inout YAMLDraft, _ context: StrategyContext) {
    object["status"] = .mapping(
      ["phase": .text("Pending", at: object), "lastPhaseTransitionTime": .text(context.now.text, at: object)],
      at: object)
  }

  func prepareForUpdate(
    _ object: inout YAMLDraft, from old: YAMLDraft, subresource: String, _ context: StrategyContext
  ) {
    guard subresource == "status" else {
      object["status"] = old["status"]
      return
    }
    object["spec"] = old["spec"]
    let phase = object.at("status", "phase")?.text
    if phase != old.at("status", "phase")?.text, object.at("status", "lastPhaseTransitionTime") == nil {
      object.edit("status") { $0["lastPhaseTransitionTime"] = .text(context.now.text, at: $0) }
    }
  }
}
