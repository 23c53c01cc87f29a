public import SourceText
public import Symbols

/// `spec.affinity`. Lists are nil when absent, which some plugins tell apart from empty.
public struct Affinity: Hashable, Sendable {
  /// `nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution`.
  public var requiredNode: NodeSelector?
  /// `nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution`.
  public var preferredNode: [PreferredSchedulingTerm]?
  /// Whether there is a `podAffinity` object, even an empty one; likewise for `podAntiAffinity`.
  public var hasPodAffinity = false
  public var hasPodAntiAffinity = false
  public var requiredPod: [PodAffinityTerm] = []
  public var preferredPod: [WeightedPodAffinityTerm] = []
  public var requiredPodAnti: [PodAffinityTerm] = []
  public var preferredPodAnti: [WeightedPodAffinityTerm] = []

  public init() {}
}

/// Terms of which one must match (required node affinity, a volume's node affinity, allowed topologies).
public struct NodeSelector: Hashable, Sendable {
  public var terms: [NodeSelectorTerm]

  public init(terms: [NodeSelectorTerm]) {
    self.terms = terms
  }
}

/// Expressions and fields that must all match; a term with neither matches no node.
public struct NodeSelectorTerm: Hashable, Sendable {
  public var matchExpressions: [LabelSelector.Requirement]
  public var matchFields: [LabelSelector.Requirement]
  @Incidental public var origin: SourcePosition

  public init(
    matchExpressions: [LabelSelector.Requirement] = [], matchFields: [LabelSelector.Requirement] = [],
    origin: SourcePosition = .none
  ) {
    self.matchExpressions = matchExpressions
    self.matchFields = matchFields
    self.origin = origin
  }
}

/// A node selector term with the score that a node gets for matching it.
public struct PreferredSchedulingTerm: Hashable, Sendable {
  /// 1 to 100.
  public var weight: Int32
  public var preference: NodeSelectorTerm

  public init(weight: Int32, preference: NodeSelectorTerm) {
    self.weight = weight
    self.preference = preference
  }
}

/// One term of pod affinity or anti-affinity.
public struct PodAffinityTerm: Hashable, Sendable {
  /// nil matches no pod.
  public var labelSelector: LabelSelector?
  public var namespaces: [Symbol]
  /// nil selects no namespace, an empty one all.
  public var namespaceSelector: LabelSelector?
  public var topologyKey: Symbol
  public var matchLabelKeys: [Symbol]
  public var mismatchLabelKeys: [Symbol]
  @Incidental public var origin: SourcePosition

  public init(
    labelSelector: LabelSelector?, namespaces: [Symbol] = [], namespaceSelector: LabelSelector? = nil,
    topologyKey: Symbol, matchLabelKeys: [Symbol] = [], mismatchLabelKeys: [Symbol] = [],
    origin: SourcePosition = .none
  ) {
    self.labelSelector = labelSelector
    self.namespaces = namespaces
    self.namespaceSelector = namespaceSelector
    self.topologyKey = topologyKey
    self.matchLabelKeys = matchLabelKeys
    self.mismatchLabelKeys = mismatchLabelKeys
    self.origin = origin
  }
}

public struct WeightedPodAffinityTerm: Hashable, Sendable {
  /// 1 to 100.
  public var weight: Int32
  public var term: PodAffinityTerm

  public init(weight: Int32, term: PodAffinityTerm) {
    self.weight = weight
    self.term = term
  }
}
