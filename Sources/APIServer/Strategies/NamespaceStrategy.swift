import Symbols
import YAML

struct NamespaceStrategy: KindStrategy {
  func prepareForCreate(_ object: inout YAMLDraft, _ context: StrategyContext) {
    object["status"] = .mapping(["phase": .text("Active", at: object)], at: object)
    object.edit("spec") { spec in
      let finalizers = spec["finalizers"]?.items ?? []
      if !finalizers.contains(where: { $0.text == "kubernetes" }) {
        spec["finalizers"] = .list(finalizers + [.text("kubernetes", at: spec)], at: spec)
      }
    }
    Self.label(&object)
  }

  func prepareForUpdate(
    _ object: inout YAMLDraft, from old: YAMLDraft, subresource: String, _ context: StrategyContext
  ) {
    switch subresource {
    case "status":
      object["spec"] = old["spec"]
    case "finalize": object["status"] = old["status"]
    default:
      object["spec"] = old["spec"]
      object["status"] = old["status"]
    }
    Self.label(&object)
  }

  /// Every namespace is labelled with its name.
  static func label(_ object: inout YAMLDraft) {
    guard let name = object.at("metadata", "name") else { return }
    object.edit("metadata") { metadata in
      metadata.edit("labels") { $0["kubernetes.io/metadata.name"] = name }
    }
  }
}
