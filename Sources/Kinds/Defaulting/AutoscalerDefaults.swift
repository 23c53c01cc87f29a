import Symbols
import YAML

/// What a HorizontalPodAutoscaler goes by where it does not say.
enum AutoscalerDefaults {
  /// Four fifths of the CPU that pods request.
  static func metrics(in object: DraftObject) -> YAMLDraft {
    let target = mapping(
      [("type", text("Utilization", object)), ("averageUtilization", number(80, object))], object)
    let resource = mapping([("name", text("cpu", object)), ("target", target)], object)
    return list([mapping([("type", text("Resource", object)), ("resource", resource)], object)], object)
  }

  /// Up at once, by four pods or by as many as there are in 15 seconds, whichever is more; down by as many as there are.
  static func rules(_ written: YAMLDraft?, isUp: Bool, in object: DraftObject) -> YAMLDraft? {
    guard var rules = written == nil ? DraftObject([], at: object.place) : DraftObject(written) else { return nil }
    var policies = [policy("Percent", 100, object)]
    if isUp {
      policies.insert(policy("Pods", 4, object), at: 0)
      if rules["stabilizationWindowSeconds"] == nil { rules["stabilizationWindowSeconds"] = number(0, object) }
    }
    if rules["selectPolicy"] == nil { rules["selectPolicy"] = text("Max", object) }
    if rules["policies"] == nil { rules["policies"] = list(policies, object) }
    return rules.draft
  }

  private static func policy(_ type: String, _ value: Int, _ object: DraftObject) -> YAMLDraft {
    mapping(
      [("type", text(type, object)), ("value", number(value, object)), ("periodSeconds", number(15, object))], object)
  }

  private static func text(_ text: String, _ object: DraftObject) -> YAMLDraft { object.scalar(text, isPlain: false) }

  private static func number(_ number: Int, _ object: DraftObject) -> YAMLDraft {
    object.scalar(String(number), isPlain: true)
  }

  private static func list(_ items: [YAMLDraft], _ object: DraftObject) -> YAMLDraft {
    YAMLDraft(.sequence(items), at: object.place)
  }

  private static func mapping(_ entries: [(Symbol, YAMLDraft)], _ object: DraftObject) -> YAMLDraft {
    YAMLDraft(
      .mapping(entries.map { .init(key: $0.0, keyRange: object.place.range, value: $0.1) }), at: object.place)
  }
}
