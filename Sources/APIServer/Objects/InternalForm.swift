import Symbols
import YAML

/// What the server makes, as soon as it has read them, of fields that say the same thing twice, and of what it knows no more.
enum InternalForm {
  /// - Parameter type: the name of the object's type.
  static func settle(_ object: inout YAMLDraft, _ type: String) {
    switch type {
    case "PodSpec": account(&object)
    case "Secret": secret(&object)
    case "NodeSpec": first(of: "podCIDRs", is: "podCIDR", in: &object)
    case "PodStatus": first(of: "podIPs", is: "podIP", in: &object, under: "ip")
    case "Pod", "PodTemplateSpec": initContainers(&object)
    default: break
    }
  }

  /// The older name of the same field says what the newer one does.
  private static func account(_ spec: inout YAMLDraft) {
    if let account = spec["serviceAccountName"], spec["serviceAccount"] != nil { spec["serviceAccount"] = account }
  }

  /// Texts become data.
  private static func secret(_ object: inout YAMLDraft) {
    guard let texts = object["stringData"] else { return }
    object["stringData"] = nil
    if texts.entries.isEmpty { return }
    var data = object["data"] ?? .mapping([:], at: texts)
    for entry in texts.entries {
      let text = Base64.encode((entry.value.text ?? "").utf8)
      var slots = data.entries.filter { $0.key != entry.key }
      slots.append(.init(key: entry.key, keyRange: entry.keyRange, value: .text(text, at: entry.value)))
      data = YAMLDraft(.mapping(slots), at: data)
    }
    object["data"] = data
  }

  /// The one value is the first of the list, whatever the list says.
  private static func first(of list: Symbol, is name: Symbol, in object: inout YAMLDraft, under key: Symbol? = nil) {
    let items = object[list]?.items ?? []
    let known = items.first.flatMap { item in key.map { item[$0] } ?? item }
    guard let value = object[name] else {
      if let known, known.text != "" { object[name] = known }
      return
    }
    if known?.text == value.text { return }
    object[list] = .list([key.map { .mapping([$0: value], at: value) } ?? value], at: value)
  }

  /// Annotations that once held init containers are dropped.
  private static func initContainers(_ pod: inout YAMLDraft) {
    guard let annotations = pod.at("metadata", "annotations"),
      annotations.entries.contains(where: { oldAnnotations.contains($0.key) })
    else { return }
    let kept = annotations.entries.filter { !oldAnnotations.contains($0.key) }
    pod.edit("metadata") { $0["annotations"] = kept.isEmpty ? nil : YAMLDraft(.mapping(kept), at: annotations) }
  }

  private static let oldAnnotations: Set<Symbol> = [
    "pod.beta.kubernetes.io/init-containers", "pod.alpha.kubernetes.io/init-containers",
    "pod.beta.kubernetes.io/init-container-statuses", "pod.alpha.kubernetes.io/init-container-statuses",
  ]
}
