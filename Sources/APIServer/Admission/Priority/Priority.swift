import SourceText
import Store
import Symbols
import YAML

/// Works out pods' priorities from their classes, and lets one class alone be the default.
struct Priority: AdmissionPlugin {
  static let name = "Priority"
  static let kinds: Set<Symbol>? = ["Pod", "PriorityClass"]

  func mutate(_ request: inout AdmissionRequest, _ context: AdmissionContext) throws(RequestError) {
    guard request.isOf("Pod") else { return }
    switch request.operation {
    case .create: try fill(&request, context)
    case .update:
      // What an update leaves out stays.
      for key: Symbol in ["priority", "preemptionPolicy"] {
        guard request.object.at("spec", key) == nil, let before = request.old?.spec?[key] else { continue }
        request.object.edit("spec") { $0[key] = YAMLDraft(before) }
      }
    default: break
    }
  }

  func validate(_ request: inout AdmissionRequest, _ context: AdmissionContext) throws(RequestError) {
    guard request.isOf("PriorityClass"), request.operation == .create || request.operation == .update,
      let flag = request.object["globalDefault"], flag.isTrue
    else { return }
    let other = Self.standard(context.store)
    guard let other, other.name != request.name else { return }
    throw request.forbidden(
      "PriorityClass \(other.name) is already marked as default. Only one default can exist", by: Self.name,
      at: flag.range.position)
  }

  /// The class of pods that name none: of several the one with the lowest value.
  private static func standard(_ store: ObjectStore) -> ObjectRecord? {
    store.objects("PriorityClass").filter { $0.body["globalDefault"]?.text == "true" }
      .min { value($0) < value($1) }
  }

  private static func value(_ record: ObjectRecord) -> Int64 {
    record.body["value"].flatMap { Int64($0.text) } ?? 0
  }

  private func fill(_ request: inout AdmissionRequest, _ context: AdmissionContext) throws(RequestError) {
    let spec = request.object.at("spec") ?? request.object
    let named = spec["priorityClassName"]
    let name = named?.text ?? ""
    var found: ObjectRecord?
    if name.isEmpty {
      found = Self.standard(context.store)
    } else {
      found = context.store.object("PriorityClass", named: name)
      if found == nil {
        // Its value is not known: the pod keeps what it says.
        if context.settings.assumesReferences { return }
        throw request.forbidden(
          "no PriorityClass with name \(name) was found", by: Self.name, at: named?.range.position)
      }
    }
    let value = found.map(Self.value) ?? 0
    let policy = found?.body["preemptionPolicy"]?.text ?? "PreemptLowerPriority"
    if let given = spec["priority"], given.integer != value {
      throw request.forbidden(
        "the integer value of priority (\(given.text ?? "")) must not be provided in pod spec; priority admission controller "
          + "computed \(value) from the given PriorityClass name", by: Self.name, at: given.range.position)
    }
    if let given = spec["preemptionPolicy"], given.text != policy {
      throw request.forbidden(
        "the string value of PreemptionPolicy (\(given.text ?? "")) must not be provided in pod spec; priority admission "
          + "controller computed \(policy) from the given PriorityClass name", by: Self.name, at: given.range.position)
    }
    let place = named ?? spec
    request.object.edit("spec") { spec in
      spec["priority"] = .number(value, at: place)
      spec["preemptionPolicy"] = .text(policy, at: place)
      if name.isEmpty, let found { spec["priorityClassName"] = .text(found.name, at: place) }
    }
  }
}
