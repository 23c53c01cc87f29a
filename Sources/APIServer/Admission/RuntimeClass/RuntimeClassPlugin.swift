import Kubernetes
import SourceText
import Store
import Symbols
import YAML

/// Writes what a RuntimeClass costs, and where its pods may run, into the pods.
struct RuntimeClassPlugin: AdmissionPlugin {
  static let name = "RuntimeClass"
  static let kinds: Set<Symbol>? = ["Pod"]

  func mutate(_ request: inout AdmissionRequest, _ context: AdmissionContext) throws(RequestError) {
    guard let runtimeClass = try runtimeClass(of: request, context) else { return }
    try setOverhead(of: runtimeClass, &request)
    try setNodeSelector(of: runtimeClass, &request)
    let tolerations = runtimeClass.body["scheduling"]?.listed("tolerations") ?? []
    if !tolerations.isEmpty { TolerationList.add(tolerations.map { YAMLDraft($0) }, to: &request.object) }
  }

  func validate(_ request: inout AdmissionRequest, _ context: AdmissionContext) throws(RequestError) {
    guard let overhead = request.object.at("spec", "overhead"), request.isOf("Pod"), request.operation == .create
    else { return }
    let runtimeClass = try runtimeClass(of: request, context)
    if runtimeClass == nil, context.settings.assumesReferences, request.object.at("spec", "runtimeClassName") != nil {
      return
    }
    guard let fixed = runtimeClass.flatMap(Self.overhead) else {
      throw request.forbidden(
        "pod rejected: Pod Overhead set without corresponding RuntimeClass defined Overhead", by: Self.name,
        at: overhead.range.position)
    }
    try compare(overhead, fixed, request)
  }

  /// The class that a new pod names; nil where it names none, and for anything else.
  private func runtimeClass(of request: AdmissionRequest, _ context: AdmissionContext) throws(RequestError)
    -> ObjectRecord?
  {
    guard request.isOf("Pod"), request.operation == .create, let named = request.object.at("spec", "runtimeClassName")
    else { return nil }
    let name = named.text ?? ""
    if let found = context.store.object("RuntimeClass", named: name) { return found }
    if context.settings.assumesReferences { return nil }
    throw request.forbidden(
      "pod rejected: RuntimeClass \(GoText.quoted(name)) not found", by: Self.name, at: named.range.position)
  }

  private static func overhead(_ runtimeClass: ObjectRecord) -> YAMLDraft? {
    guard let overhead = runtimeClass.body["overhead"], !overhead.isNull else { return nil }
    return overhead["podFixed"].map { YAMLDraft($0) } ?? .mapping([:], at: YAMLDraft(overhead))
  }

  private func setOverhead(of runtimeClass: ObjectRecord, _ request: inout AdmissionRequest) throws(RequestError) {
    guard let fixed = Self.overhead(runtimeClass) else { return }
    if let written = request.object.at("spec", "overhead") { return try compare(written, fixed, request) }
    request.object.edit("spec") { $0["overhead"] = fixed }
  }

  private func compare(_ written: YAMLDraft, _ fixed: YAMLDraft, _ request: AdmissionRequest) throws(RequestError) {
    let isSame =
      written.entries.count == fixed.entries.count
      && written.entries.allSatisfy { entry in
        guard let other = fixed[entry.key]?.text, let a = try? Quantity(entry.value.text ?? ""),
          let b = try? Quantity(other)
        else { return false }
        return a == b
      }
    if isSame { return }
    throw request.forbidden(
      "pod rejected: Pod's Overhead doesn't match RuntimeClass's defined Overhead", by: Self.name,
      at: written.range.position)
  }

  private func setNodeSelector(of runtimeClass: ObjectRecord, _ request: inout AdmissionRequest) throws(RequestError) {
    guard let selector = runtimeClass.body["scheduling"]?["nodeSelector"], selector.kind == .mapping else { return }
    for entry in selector.entries.sorted(by: { $0.key.precedes($1.key) }) {
      if let own = request.object.at("spec", "nodeSelector", entry.key) {
        if own.text == entry.value.text { continue }
        throw request.forbidden(
          "conflict: runtimeClass.scheduling.nodeSelector[\(entry.key.text)] = \(entry.value.text); "
            + "pod.spec.nodeSelector[\(entry.key.text)] = \(own.text ?? "")", by: Self.name, at: own.range.position)
      }
      let value = YAMLDraft(entry.value)
      request.object.edit("spec") { spec in spec.edit("nodeSelector") { $0[entry.key] = value } }
    }
  }
}
