public import SourceText
public import Symbols

/// One entry of `spec.topologySpreadConstraints`, or a default constraint of the scheduler's configuration.
public struct TopologySpreadConstraint: Hashable, Sendable {
  public enum Action: UInt8, Sendable {
    case doNotSchedule, scheduleAnyway
    /// Neither word: the constraint is not looked at.
    case unknown
  }

  public enum InclusionPolicy: UInt8, Sendable {
    case honor, ignore
  }

  public var maxSkew: Int32
  public var topologyKey: Symbol
  public var whenUnsatisfiable: Action
  public var whenUnsatisfiableText: Symbol
  public var labelSelector: LabelSelector?
  public var minDomains: Int32?
  /// Absent counts as honor.
  public var nodeAffinityPolicy: InclusionPolicy?
  /// Absent counts as ignore.
  public var nodeTaintsPolicy: InclusionPolicy?
  public var matchLabelKeys: [Symbol]
  @Incidental public var origin: SourcePosition

  public init(
    maxSkew: Int32, topologyKey: Symbol, whenUnsatisfiable: Action, whenUnsatisfiableText: Symbol = .none,
    labelSelector: LabelSelector? = nil, minDomains: Int32? = nil, nodeAffinityPolicy: InclusionPolicy? = nil,
    nodeTaintsPolicy: InclusionPolicy? = nil, matchLabelKeys: [Symbol] = [], origin: SourcePosition = .none
  ) {
    self.maxSkew = maxSkew
    self.topologyKey = topologyKey
    self.whenUnsatisfiable = whenUnsatisfiable
    self.whenUnsatisfiableText = whenUnsatisfiableText
    self.labelSelector = labelSelector
    self.minDomains = minDomains
    self.nodeAffinityPolicy = nodeAffinityPolicy
    self.nodeTaintsPolicy = nodeTaintsPolicy
    self.matchLabelKeys = matchLabelKeys
    self.origin = origin
  }
}
