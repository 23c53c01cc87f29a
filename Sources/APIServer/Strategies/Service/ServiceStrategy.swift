import Symbols
import YAML

struct ServiceStrategy: KindStrategy {
  var returnsDeletedObject: Bool { true }

  func prepareForCreate(_ object: inout YAMLDraft, _ context: StrategyContext) {
    object["status"] = nil
    Self.openToOutside(&object)
  }

  /// What is reached from outside has a policy for it.
  private static func openToOutside(_ object: inout YAMLDraft) {
    guard let spec = object.at("spec"), spec["externalIPs"]?.items.isEmpty == false,
      spec["externalTrafficPolicy"] == nil,
      spec["type"]?.text != "ExternalName"
    else { return }
    object.edit("spec") { $0["externalTrafficPolicy"] = .text("Cluster", at: $0) }
  }

  func prepareForUpdate(
    _ object: inout YAMLDraft, from old: YAMLDraft, subresource: String, _ context: StrategyContext
  ) {
    if subresource == "status" {
      object["spec"] = old["spec"]
    } else {
      object["status"] = old["status"]
      Self.openToOutside(&object)
      TypeDependentFields.drop(from: &object, old: old)
      Self.follow(&object, from: old)
    }
  }

  /// A change of `clusterIP` alone is one of `clusterIPs`, too.
  private static func follow(_ object: inout YAMLDraft, from old: YAMLDraft) {
    guard let spec = object["spec"], let before = old["spec"], let list = spec["clusterIPs"],
      spec["clusterIP"]?.text ?? "" != before["clusterIP"]?.text ?? "",
      list.items.map(\.text) == (before["clusterIPs"]?.items ?? []).map(\.text)
    else { return }
    let address = spec["clusterIP"].flatMap { $0.text == "" ? nil : $0 }
    object.edit("spec") { $0["clusterIPs"] = address.map { .list([$0], at: list) } }
  }

  func begin(_ object: inout YAMLDraft, from old: YAMLDraft?, _ context: StrategyContext) throws(RequestError) {
    guard object.at("spec") != nil else { return }
    var allocation = ServiceAllocation(object, old, context)
    try allocation.run()
    object["spec"] = allocation.spec
  }
}
