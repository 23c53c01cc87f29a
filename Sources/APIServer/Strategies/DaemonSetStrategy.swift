import Symbols
import YAML

/// Counts the templates of a DaemonSet, which its newest version tells in an annotation only.
struct DaemonSetStrategy: KindStrategy {
  private static let annotation: Symbol = "deprecated.daemonset.template.generation"
  private let plain = PlainStrategy(hasStatus: true, hasGeneration: true, statusKeepsLabels: true)

  func prepareForCreate(_ object: inout YAMLDraft, _ context: StrategyContext) {
    plain.prepareForCreate(&object, context)
    Self.set(max(Self.generation(object), 1), in: &object)
  }

  func prepareForUpdate(
    _ object: inout YAMLDraft, from old: YAMLDraft, subresource: String, _ context: StrategyContext
  ) {
    plain.prepareForUpdate(&object, from: old, subresource: subresource, context)
    let isSame = object.at("spec", "template")?.says(old.at("spec", "template") ?? old) ?? true
    Self.set(max(Self.generation(old), 1) + (isSame ? 0 : 1), in: &object)
  }

  private static func generation(_ object: YAMLDraft) -> Int64 {
    object.at("metadata", "annotations", annotation)?.text.flatMap { Int64($0) } ?? 0
  }

  private static func set(_ generation: Int64, in object: inout YAMLDraft) {
    object.edit("metadata") { metadata in
      metadata.edit("annotations") { $0[annotation] = .text(String(generation), at: $0) }
    }
  }
}
