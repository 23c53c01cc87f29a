import Symbols
import YAML

struct ServiceStrategy: KindStrategy {
  var returnsDeletedObject: Bool { true }

  func prepareForCreate(_ object: inout YAMLDraft, _ context: StrategyContext) { object["status"] = nil }

  func prepareForUpdate(
    _ object: inout YAMLDraft, from old: YAMLDraft, subresource: String, _ context: StrategyContext
  ) {
    if subresource == "status" {
      let status = object["status"]
      object["spec"] = old["spec"]
      object["status"] = status
    } else {
      object["status"] = old["status"]
    }
  }

  func begin(_ object: inout YAMLDraft, from old: YAMLDraft?, _ context: StrategyContext) throws(RequestError) {
    guard object.at("spec") != nil else { return }
    var allocation = ServiceAllocation(object, old, context)
    try allocation.run()
    object["spec"] = allocation.spec
  }
}
