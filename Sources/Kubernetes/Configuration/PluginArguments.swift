public import SourceText
public import Symbols

/// `args` of an in-tree plugin, defaulted.
public enum PluginArguments: Sendable {
  case defaultPreemption(DefaultPreemptionArgs)
  case interPodAffinity(InterPodAffinityArgs)
  case nodeAffinity(NodeAffinityArgs)
  case nodeResourcesFit(NodeResourcesFitArgs)
  case nodeResourcesBalancedAllocation(NodeResourcesBalancedAllocationArgs)
  case podTopologySpread(PodTopologySpreadArgs)
  case volumeBinding(VolumeBindingArgs)
  case dynamicResources(DynamicResourcesArgs)
  /// A plugin without arguments that bayplan knows, or one that is not in-tree.
  case other
}

public struct DefaultPreemptionArgs: Sendable {
  public var minCandidateNodesPercentage: Int32 = 10
  public var minCandidateNodesAbsolute: Int32 = 100

  public init() {}
}

public struct InterPodAffinityArgs: Sendable {
  public var hardPodAffinityWeight: Int32 = 1
  public var ignorePreferredTermsOfExistingPods = false

  public init() {}
}

public struct NodeAffinityArgs: Sendable {
  /// `addedAffinity.requiredDuringSchedulingIgnoredDuringExecution`.
  public var addedRequired: NodeSelector?
  /// `addedAffinity.preferredDuringSchedulingIgnoredDuringExecution`.
  public var addedPreferred: [PreferredSchedulingTerm] = []

  public init() {}
}

/// A resource with its weight in a score.
public struct ResourceWeight: Hashable, Sendable {
  public var name: Symbol
  public var weight: Int64

  public init(name: Symbol, weight: Int64 = 1) {
    self.name = name
    self.weight = weight
  }

  public static let standard = [ResourceWeight(name: "cpu"), ResourceWeight(name: "memory")]
}

/// A point of a shape, which makes a score of how much is in use.
public struct ShapePoint: Hashable, Sendable {
  /// 0 to 100.
  public var utilization: Int32
  /// 0 to 10.
  public var score: Int32

  public init(utilization: Int32, score: Int32) {
    self.utilization = utilization
    self.score = score
  }
}

public struct NodeResourcesFitArgs: Sendable {
  public enum Strategy: Hashable, Sendable {
    case leastAllocated, mostAllocated
    case requestedToCapacityRatio([ShapePoint])
  }

  public var ignoredResources: [Symbol] = []
  public var ignoredResourceGroups: [Symbol] = []
  public var strategy = Strategy.leastAllocated
  /// Where a `requestedToCapacityRatio` stands beside another strategy, which newer versions refuse.
  public var unusedShape: SourcePosition?
  public var resources = ResourceWeight.standard

  public init() {}
}

public struct NodeResourcesBalancedAllocationArgs: Sendable {
  public var resources = ResourceWeight.standard

  public init() {}
}

public struct PodTopologySpreadArgs: Sendable {
  /// nil for `defaultingType: System`; the constraints of `defaultingType: List` otherwise.
  public var defaultConstraints: [TopologySpreadConstraint]?

  public init() {}
}

public struct VolumeBindingArgs: Sendable {
  public var bindTimeoutSeconds: Int64 = 600
  /// The emptiest storage is the best, where none is given.
  public var shape = [ShapePoint(utilization: 0, score: 10), ShapePoint(utilization: 100, score: 0)]

  public init() {}
}

public struct DynamicResourcesArgs: Sendable {
  /// How long a claim's devices may take to be ready.
  public var bindingTimeoutSeconds: Int64 = 600

  public init() {}
}
