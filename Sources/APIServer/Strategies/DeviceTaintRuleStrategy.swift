import Store
import Symbols
import YAML

/// Notes when a taint was put on devices.
struct DeviceTaintRuleStrategy: KindStrategy {
  private let plain = PlainStrategy(hasStatus: true, hasGeneration: true)

  func prepareForCreate(_ object: inout YAMLDraft, _ context: StrategyContext) {
    plain.prepareForCreate(&object, context)
    guard object.at("spec", "taint") != nil, object.at("spec", "taint", "timeAdded") == nil else { return }
    object.edit("spec") { spec in
      spec.edit("taint") { $0["timeAdded"] = .text(context.now.text, at: $0) }
    }
  }

  func prepareForUpdate(
    _ object: inout YAMLDraft, from old: YAMLDraft, subresource: String, _ context: StrategyContext
  ) {
    plain.prepareForUpdate(&object, from: old, subresource: subresource, context)
  }
}
