import Symbols
import YAML

struct NodeStrategy: KindStrategy {
  /// A new node keeps the status that it comes with.
  func prepareForCreate(_ object: inout YAMLDraft, _ context: StrategyContext) {}

  func prepareForUpdate(
    _ object: inout YAMLDraft, from old: YAMLDraft, subresource: String, _ context: StrategyContext
  ) {
    if subresource == "status" { object["spec"] = old["spec"] } else { object["status"] = old["status"] }
  }
}
