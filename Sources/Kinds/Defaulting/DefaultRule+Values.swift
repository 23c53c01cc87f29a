import Symbols
import YAML

extension DefaultRule {
  /// Whether it adds entries to what is there already.
  var addsToEntries: Bool { self == .limitDefault || self == .limitDefaultRequest || self == .scalingRules }

  /// What belongs into the object; nil for nothing.
  ///
  /// - Parameter sibling: the field that the description names.
  func value(in object: DraftObject, from sibling: Symbol) -> YAMLDraft? {
    let found = object[sibling]
    switch self {
    case .sibling: return found.flatMap { $0.text == "" ? nil : $0 }
    case .pullPolicy:
      return object.scalar(ImageName(found?.text ?? "")?.tag == "latest" ? "Always" : "IfNotPresent", isPlain: false)
    case .onlyField:
      let others = object.entries.filter { $0.key != sibling && !$0.value.isNull }
      return others.isEmpty ? YAMLDraft(.mapping([]), at: object.place) : nil
    case .whereUnsaid: return found?.text ?? "" == "" ? YAMLDraft(.mapping([]), at: object.place) : nil
    case .templateLabels: return found?["metadata"]?["labels"]
    case .jobCompletions: return found == nil ? object.scalar("1", isPlain: true) : nil
    case .backoffLimit: return object.scalar(found == nil ? "6" : "2147483647", isPlain: true)
    case .podReplacement: return object.scalar(found == nil ? "TerminatingOrFailed" : "Failed", isPlain: false)
    case .policyTypes:
      let words = found.map { !$0.items.isEmpty } == true ? ["Ingress", "Egress"] : ["Ingress"]
      return YAMLDraft(.sequence(words.map { object.scalar($0, isPlain: false) }), at: object.place)
    case .limitDefault: return Self.adding([sibling], to: "default", in: object)
    case .limitDefaultRequest: return Self.adding([sibling, "min"], to: "defaultRequest", in: object)
    case .cpuUtilization: return AutoscalerDefaults.metrics(in: object)
    case .scalingRules: return AutoscalerDefaults.rules(found, isUp: sibling == "scaleUp", in: object)
    case .podDefaults: return nil
    }
  }

  /// The limits of containers default to each other.
  private static func adding(_ sources: [Symbol], to name: Symbol, in object: DraftObject) -> YAMLDraft? {
    guard object["type"]?.text == "Container" else { return nil }
    var amounts = DraftObject(object[name]) ?? DraftObject([], at: object.place)
    for source in sources {
      for entry in object[source]?.entries ?? [] where amounts[entry.key] == nil { amounts[entry.key] = entry.value }
    }
    return amounts.entries.isEmpty ? nil : amounts.draft
  }
}
