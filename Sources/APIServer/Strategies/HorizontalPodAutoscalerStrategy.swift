import Kinds
import Symbols
import YAML

/// Autoscalers that ask for nothing look at the CPU.
struct HorizontalPodAutoscalerStrategy: KindStrategy {
  private let plain = PlainStrategy(hasStatus: true, hasGeneration: true, countsSince: Release(minor: 37))

  func prepareForCreate(_ object: inout YAMLDraft, _ context: StrategyContext) {
    plain.prepareForCreate(&object, context)
    Self.fill(&object)
  }

  func prepareForUpdate(
    _ object: inout YAMLDraft, from old: YAMLDraft, subresource: String, _ context: StrategyContext
  ) {
    plain.prepareForUpdate(&object, from: old, subresource: subresource, context)
    Self.fill(&object)
  }

  /// In v1 the default is no default of the field: metrics in an annotation take its place.
  private static func fill(_ object: inout YAMLDraft) {
    guard object["apiVersion"]?.text == "autoscaling/v1",
      object.at("spec", "targetCPUUtilizationPercentage") == nil,
      object.at("metadata", "annotations", "autoscaling.alpha.kubernetes.io/metrics") == nil
    else { return }
    object.edit("spec") { $0["targetCPUUtilizationPercentage"] = .number(80, at: $0) }
  }
}
