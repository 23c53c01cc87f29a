/// All rules, sorted; a new one is a line here.
public enum RuleRegistry {
  public static let all: [any Rule.Type] = [
    APIValidation.self,
    AffinityTargetMissing.self,
    AffinityTermsAreOred.self,
    DaemonsetMissesNodes.self,
    DaemonsetStartupTaint.self,
    DeprecatedNodeLabel.self,
    EmptyNodeSelectorTerm.self,
    ExtendedResourceTaintMissing.self,
    ExtendedResourceUnknown.self,
    HostnamePinning.self,
    InitContainerDominates.self,
    MixedOsArchUnpinned.self,
    NoTolerableNode.self,
    NodeLabelUnknownKey.self,
    NodeLabelUnknownValue.self,
    NodeSelectionEmpty.self,
    NodenameSet.self,
    NoexecuteTolerationForever.self,
    NumericOperatorNotNumeric.self,
    PodAffinityNamespaceTrap.self,
    PreferredTermDead.self,
    RequestCopiedFromLimit.self,
    RequestExceedsEveryNode.self,
    RequestsMissing.self,
    SelectorAffinityContradiction.self,
    SpreadRolloutSkew.self,
    SpreadSelectorMissesSelf.self,
    SpreadSoftOnly.self,
    SpreadTopologyKeyMissing.self,
    SuspiciousQuantity.self,
    TolerationEffectGap.self,
    TolerationMatchesNothing.self,
    TolerationToleratesEverything.self,
    TolerationWithoutAttraction.self,
    UnusedSuppression.self,
    WellKnownLabelMisspelled.self,
  ]

  /// The rule of that id.
  public static func rule(_ id: String) -> (any Rule.Type)? { all.first { $0.about.id == id } }
}
