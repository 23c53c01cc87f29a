/// All rules, sorted; a new one is a line here.
public enum RuleRegistry {
  public static let all: [any Rule.Type] = [
    APIValidation.self,
    AffinityTargetMissing.self,
    EmptyNodeSelectorTerm.self,
    NoTolerableNode.self,
    NodeLabelUnknownKey.self,
    NodeLabelUnknownValue.self,
    NodenameSet.self,
    UnusedSuppression.self,
  ]

  /// The rule of that id.
  public static func rule(_ id: String) -> (any Rule.Type)? { all.first { $0.about.id == id } }
}
