import YAML

struct LeaseStrategy: KindStrategy {
  var allowsCreateOnUpdate: Bool { true }
  var allowsUnconditionalUpdate: Bool { false }

  func prepareForCreate(_ object: inout YAMLDraft, _ context: StrategyContext) {}

  func prepareForUpdate(
    _ object: inout YAMLDraft, from old: YAMLDraft, subresource: String, _ context: StrategyContext
  ) {}
}
