import Symbols
import YAML

/// Gives a Job the selector that finds its pods.
struct JobStrategy: KindStrategy {
  private let plain = PlainStrategy(hasStatus: true, hasGeneration: true, statusKeepsLabels: true)

  func prepareForCreate(_ object: inout YAMLDraft, _ context: StrategyContext) {
    plain.prepareForCreate(&object, context)
    guard !(object.at("spec", "manualSelector")?.isTrue ?? false), let uid = object.at("metadata", "uid") else {
      return
    }
    let name = object.at("metadata", "name") ?? object.at("metadata", "generateName") ?? uid
    let template = object.at("spec", "template", "metadata", "labels")
    let own = object.at("metadata", "labels")
    // Labels that were taken from the template go on being the template's.
    let sharesLabels = own != nil && own?.range == template?.range
    object.edit("spec") { spec in
      spec.edit("template") { template in
        template.edit("metadata") { metadata in
          metadata.edit("labels") { labels in
            for (key, value): (Symbol, YAMLDraft) in [
              ("batch.kubernetes.io/controller-uid", uid), ("batch.kubernetes.io/job-name", name),
              ("controller-uid", uid), ("job-name", name),
            ] where labels[key] == nil || key.text.hasSuffix("controller-uid") { labels[key] = value }
          }
        }
      }
      if spec["selector"] == nil {
        spec["selector"] = .mapping(
          ["matchLabels": .mapping(["batch.kubernetes.io/controller-uid": uid], at: spec)], at: spec)
      }
    }
    if sharesLabels {
      let labels = object.at("spec", "template", "metadata", "labels")
      object.edit("metadata") { $0["labels"] = labels }
    }
  }

  func prepareForUpdate(
    _ object: inout YAMLDraft, from old: YAMLDraft, subresource: String, _ context: StrategyContext
  ) {
    plain.prepareForUpdate(&object, from: old, subresource: subresource, context)
  }

  /// Whoever reads it gives a Job without labels those of its template.
  func begin(_ object: inout YAMLDraft, from old: YAMLDraft?, _ context: StrategyContext) throws(RequestError) {
    guard object.at("metadata", "labels")?.entries.isEmpty ?? true else { return }
    let labels = object.at("spec", "template", "metadata", "labels")
    object.edit("metadata") { $0["labels"] = labels }
  }
}
