import Kubernetes
import SourceText
import Store
import Symbols
import Validation
import YAML

/// Gives containers what their namespace's LimitRanges have for those that say nothing, and holds pods and claims to the bounds.
///
/// Of several LimitRanges the server takes none before the others on purpose; here they go by name.
struct LimitRanger: AdmissionPlugin {
  static let name = "LimitRanger"
  static let kinds: Set<Symbol>? = ["Pod", "PersistentVolumeClaim"]

  func mutate(_ request: inout AdmissionRequest, _ context: AdmissionContext) throws(RequestError) {
    guard request.isOf("Pod"), request.operation == .create else { return }
    for range in context.store.objects("LimitRange", in: request.namespace) {
      ContainerDefaults(range).fill(&request.object)
    }
  }

  func validate(_ request: inout AdmissionRequest, _ context: AdmissionContext) throws(RequestError) {
    switch (request.kind, request.operation, request.subresource) {
    case ("Pod", .create, ""), ("Pod", .update, "resize"), ("PersistentVolumeClaim", .create, ""),
      ("PersistentVolumeClaim", .update, ""):
      break
    default: return
    }
    let ranges = context.store.objects("LimitRange", in: request.namespace)
    if ranges.isEmpty { return }
    let object = ManifestDecoder.object(request.object.node())
    for record in ranges {
      guard case .limitRange(let range)? = ManifestDecoder.object(record.body) else { continue }
      let violations =
        switch object {
        case .pod(let pod): range.violations(by: pod.spec.value)
        case .persistentVolumeClaim(let claim): range.violations(by: claim.spec)
        default: [String]()
        }
      if violations.isEmpty { continue }
      throw request.forbidden(violations.aggregate, by: Self.name, at: record.origin.position)
    }
  }
}

/// What a LimitRange has for containers that say nothing.
private struct ContainerDefaults {
  private var requests: [(name: Symbol, amount: YAMLDraft)] = []
  private var limits: [(name: Symbol, amount: YAMLDraft)] = []

  init(_ range: ObjectRecord) {
    for item in range.spec?.listed("limits") ?? [] where item["type"]?.text == "Container" {
      Self.add(item["defaultRequest"], to: &requests)
      Self.add(item["default"], to: &limits)
    }
    requests.sort { $0.name.precedes($1.name) }
    limits.sort { $0.name.precedes($1.name) }
  }

  /// Of several items the last one counts.
  private static func add(_ amounts: YAMLNode?, to list: inout [(name: Symbol, amount: YAMLDraft)]) {
    guard let amounts, amounts.kind == .mapping else { return }
    for entry in amounts.entries {
      list.removeAll { $0.name == entry.key }
      list.append((entry.key, YAMLDraft(entry.value)))
    }
  }

  /// Fills in what containers lack, and says so in an annotation.
  func fill(_ pod: inout YAMLDraft) {
    if requests.isEmpty, limits.isEmpty { return }
    var words: [String] = []
    pod.edit("spec") { spec in
      for (list, word): (Symbol, String) in [("containers", "container"), ("initContainers", "init container")] {
        guard var items = spec[list]?.items, let place = spec[list] else { continue }
        for number in items.indices {
          let owner = "\(word) \(items[number]["name"]?.text ?? "")"
          for (kind, amounts) in [("request", requests), ("limit", limits)] {
            let added = Self.fill(&items[number], Symbol(kind + "s"), amounts)
            if !added.isEmpty { words.append("\(added.joined(separator: ", ")) \(kind) for \(owner)") }
          }
        }
        spec[list] = .list(items, at: place)
      }
    }
    if words.isEmpty { return }
    let text = "LimitRanger plugin set: " + words.joined(separator: "; ")
    pod.edit("metadata") { metadata in
      metadata.edit("annotations") { $0["kubernetes.io/limit-ranger"] = .text(text, at: $0) }
    }
  }

  /// - Returns: what the container lacked.
  private static func fill(
    _ container: inout YAMLDraft, _ list: Symbol, _ amounts: [(name: Symbol, amount: YAMLDraft)]
  ) -> [String] {
    let missing = amounts.filter { container.at("resources", list, $0.name) == nil }
    if missing.isEmpty { return [] }
    container.edit("resources") { resources in
      resources.edit(list) { written in
        for (name, amount) in missing { written[name] = amount }
      }
    }
    return missing.map(\.name.text)
  }
}
