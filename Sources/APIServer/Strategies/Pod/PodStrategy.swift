import Store
import Symbols
import Versions
import YAML

struct PodStrategy: KindStrategy {
  var returnsDeletedObject: Bool { true }

  func prepareForCreate(_ object: inout YAMLDraft, _ context: StrategyContext) {
    if context.version.has(.podLevelResourcesDefaultAfterAdmission) { PodLevelResources.fill(inPod: &object) }
    let quality = QualityOfService.of(object["spec"] ?? object)
    object["status"] = .mapping(
      ["phase": .text("Pending", at: object), "qosClass": .text(quality.rawValue, at: object)], at: object)
    object.edit("metadata") { $0["generation"] = .number(1, at: $0) }
    let labels = object.at("metadata", "labels")
    object.edit("spec") { spec in
      PodLabelKeys.merge(into: &spec, labels, context.version)
      // Less than nothing is a word of old clients for one second.
      if let seconds = spec["terminationGracePeriodSeconds"], seconds.integer ?? 0 < 0 {
        spec["terminationGracePeriodSeconds"] = .number(1, at: seconds)
      }
    }
    AppArmorAnnotations.apply(to: &object)
    if !(object.at("spec", "schedulingGates")?.items.isEmpty ?? true) { Self.gate(&object, context) }
  }

  func prepareForUpdate(
    _ object: inout YAMLDraft, from old: YAMLDraft, subresource: String, _ context: StrategyContext
  ) {
    switch subresource {
    case "status":
      object["spec"] = old["spec"]
      object.edit("metadata") { metadata in
        for key: Symbol in ["deletionTimestamp", "ownerReferences"] { metadata[key] = old.at("metadata", key) }
      }
      if object.at("status", "qosClass") == nil, let quality = old.at("status", "qosClass") {
        object.edit("status") { $0["qosClass"] = quality }
      }
    case "ephemeralcontainers":
      let containers = object.at("spec", "ephemeralContainers")
      object = Self.keeping(old, version: object)
      object.edit("spec") { $0["ephemeralContainers"] = containers }
    case "resize": object = Self.resized(object, from: old)
    default: object["status"] = old["status"]
    }
    Self.count(&object, from: old)
  }

  /// The old object, with the resourceVersion that the new one names.
  private static func keeping(_ old: YAMLDraft, version new: YAMLDraft) -> YAMLDraft {
    var object = old
    let version = new.at("metadata", "resourceVersion")
    object.edit("metadata") { $0["resourceVersion"] = version }
    return object
  }

  /// Of a resize, only amounts are taken.
  private static func resized(_ new: YAMLDraft, from old: YAMLDraft) -> YAMLDraft {
    var object = keeping(old, version: new)
    object.edit("spec") { spec in
      for list: Symbol in ["containers", "initContainers"] {
        guard var items = spec[list]?.items, let fresh = new.at("spec", list)?.items, let place = spec[list] else {
          continue
        }
        for number in items.indices where fresh.indices.contains(number) {
          guard items[number]["name"]?.text == fresh[number]["name"]?.text else { continue }
          items[number]["resources"] = fresh[number]["resources"]
          if let policy = fresh[number]["resizePolicy"] { items[number]["resizePolicy"] = policy }
        }
        spec[list] = .list(items, at: place)
      }
      spec["resources"] = new.at("spec", "resources")
    }
    return object
  }

  /// The generation counts changes of the spec.
  private static func count(_ object: inout YAMLDraft, from old: YAMLDraft) {
    let isSame = (object["spec"] ?? object).says(old["spec"] ?? old)
    let generation = (old.at("metadata", "generation")?.integer ?? 0) + (isSame ? 0 : 1)
    object.edit("metadata") { $0["generation"] = generation == 0 ? nil : .number(generation, at: $0) }
  }

  private static func gate(_ object: inout YAMLDraft, _ context: StrategyContext) {
    object.edit("status") { status in
      let condition = YAMLDraft.mapping(
        [
          "type": .text("PodScheduled", at: status), "status": .text("False", at: status),
          "lastTransitionTime": .text(context.now.text, at: status), "reason": .text("SchedulingGated", at: status),
          "message": .text("Scheduling is blocked due to non-empty scheduling gates", at: status),
        ], at: status)
      status["conditions"] = .list([condition], at: status)
    }
  }
}
