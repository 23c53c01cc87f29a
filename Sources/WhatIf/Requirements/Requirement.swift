public import Kubernetes
public import Scheduler
public import SourceText
public import Symbols

/// One thing that a pod asks of a node, or lacks for it: each can be taken away by itself.
public struct Requirement: Sendable {
  public enum Kind: Sendable {
    /// An entry of `nodeSelector`.
    case nodeSelector(LabelSelector.Requirement)
    /// An expression of the only term of the required node affinity.
    case nodeExpression(LabelSelector.Requirement)
    /// A field of that term.
    case nodeField(LabelSelector.Requirement)
    /// Required node affinity with several terms, of which one must hold.
    case nodeTerms([NodeSelectorTerm])
    /// A DaemonSet's pod is for one node.
    case pin(Symbol)
    /// In the scheduler's units.
    case request(Symbol, Int64)
    case hostPort(ContainerPort)
    /// A `DoNotSchedule` constraint.
    case spread(TopologySpreadConstraint)
    case podAffinity(PodAffinityTerm)
    case podAntiAffinity(PodAffinityTerm)
    /// The pod has the labels that other pods' anti-affinity is about.
    case othersAntiAffinity
    /// A taint that the pod does not tolerate.
    case taint(Taint)
    /// Some node is cordoned, and the pod does not tolerate that.
    case cordon
    case volume(Symbol)
    case resourceClaim(Symbol)
    /// A place among the pods of a node.
    case place
    /// What is not the pod's own: a rule of the profile, a feature of the node.
    case rule(PluginName?)
  }

  public let kind: Kind
  /// Which element of its list in the spec.
  let slot: Int
  public let origin: SourcePosition

  init(_ kind: Kind, slot: Int = 0, at origin: SourcePosition = .none) {
    self.kind = kind
    self.slot = slot
    self.origin = origin
  }

  /// Whether what it means depends on the pod's own labels.
  var needsLabels: Bool {
    switch kind {
    case .spread, .podAffinity, .podAntiAffinity, .othersAntiAffinity: true
    default: false
    }
  }

  /// Whether a pod without it can be thought of.
  var canBeDropped: Bool {
    switch kind {
    case .place, .rule: false
    default: true
    }
  }
}
