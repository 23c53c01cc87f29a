import Kubernetes
import Symbols
import Versions

/// Every in-tree plugin: its place in the default order, its default weight, the extension points it implements, and
/// how to make it. To add a plugin, add its folder and its line.
///
/// Versions differ in what is in the default profile and what scores (``VersionBehavior``).
///
/// The order means something: a node's first rejection is that of the first filter in this order.
enum PluginRegistry {
  struct Entry: Sendable {
    let name: PluginName
    /// 0 for a plugin that does not score.
    var weight: Int32
    var points: [ExtensionPoint]
    /// Not in the default profile (its feature gate is off).
    var isOptional = false
    /// nil for a plugin whose part in a decision is the framework's own (queue order, gates, preemption, binding).
    var make: (@Sendable (ArgumentTable) -> any Sendable)?
  }

  /// The plugins of a version, in the default order.
  static func entries(in version: KubernetesVersion) -> [Entry] {
    let made: [Entry] = entries.compactMap { entry in
      var entry = entry
      switch entry.name {
      case .dynamicResources where !version.has(.dynamicResourcesScores):
        entry.points.removeAll { $0 == .score }
        entry.weight = 0
      case .nodeDeclaredFeatures:
        if !version.has(.declaredFeaturesKnown) { return nil }
        entry.isOptional = !version.has(.declaredFeaturesInDefaultProfile)
      case .nodeName, .taintToleration:
        if version.has(.nodeNameAndTaintsHavePreFilter) { entry.points.insert(.preFilter, at: 0) }
      case .defaultPreemption, .dynamicResources:
        if version.has(.podGroupPostFilterKnown) { entry.points.append(.podGroupPostFilter) }
      default: break
      }
      return entry
    }
    guard version.has(.nodeNameComesFirst), let place = made.firstIndex(where: { $0.name == .nodeUnschedulable }),
      let name = made.firstIndex(where: { $0.name == .nodeName })
    else { return made }
    var ordered = made
    ordered.insert(ordered.remove(at: name), at: place)
    return ordered
  }

  private static let entries: [Entry] = [
    Entry(name: .schedulingGates, weight: 0, points: [.preEnqueue]),
    Entry(name: .prioritySort, weight: 0, points: [.queueSort]),
    Entry(name: .nodeUnschedulable, weight: 0, points: [.filter], make: { _ in NodeUnschedulable() }),
    Entry(name: .nodeName, weight: 0, points: [.filter], make: { _ in NodeName() }),
    Entry(name: .taintToleration, weight: 3, points: [.filter, .preScore, .score], make: { _ in TaintToleration() }),
    Entry(
      name: .nodeAffinity, weight: 2, points: [.preFilter, .filter, .preScore, .score],
      make: { NodeAffinity(arguments: $0.nodeAffinity) }),
    Entry(name: .nodePorts, weight: 0, points: [.preFilter, .filter], make: { _ in NodePorts() }),
    Entry(
      name: .nodeResourcesFit, weight: 1, points: [.preFilter, .filter, .preScore, .score],
      make: { NodeResourcesFit(arguments: $0.nodeResourcesFit) }),
    Entry(
      name: .volumeRestrictions, weight: 0, points: [.preFilter, .filter], make: { _ in VolumeRestrictions() }),
    Entry(name: .nodeVolumeLimits, weight: 0, points: [.preFilter, .filter], make: { _ in NodeVolumeLimits() }),
    Entry(
      name: .volumeBinding, weight: 1, points: [.preFilter, .filter, .preScore, .score, .reserve, .preBind],
      make: { VolumeBinding(arguments: $0.volumeBinding) }),
    Entry(name: .volumeZone, weight: 0, points: [.preFilter, .filter], make: { _ in VolumeZone() }),
    Entry(
      name: .podTopologySpread, weight: 2, points: [.preFilter, .filter, .preScore, .score],
      make: { PodTopologySpread(arguments: $0.podTopologySpread) }),
    Entry(
      name: .interPodAffinity, weight: 2, points: [.preFilter, .filter, .preScore, .score],
      make: { InterPodAffinity(arguments: $0.interPodAffinity) }),
    Entry(
      name: .dynamicResources, weight: 2,
      points: [.preEnqueue, .preFilter, .filter, .postFilter, .score, .reserve, .preBind],
      make: { DynamicResources(arguments: $0.dynamicResources) }),
    Entry(name: .defaultPreemption, weight: 0, points: [.preEnqueue, .postFilter]),
    Entry(
      name: .nodeResourcesBalancedAllocation, weight: 1, points: [.preScore, .score],
      make: { NodeResourcesBalancedAllocation(arguments: $0.balancedAllocation) }),
    Entry(name: .imageLocality, weight: 1, points: [.score], make: { _ in ImageLocality() }),
    Entry(name: .defaultBinder, weight: 0, points: [.bind]),
    Entry(
      name: .nodeDeclaredFeatures, weight: 0, points: [.preFilter, .filter], isOptional: true,
      make: { _ in NodeDeclaredFeatures() }),
    Entry(name: .gangScheduling, weight: 0, points: [.preEnqueue, .reserve, .permit], isOptional: true),
  ]

}

typealias ExtensionPoint = KubeSchedulerConfiguration.ExtensionPoint

/// The arguments of the plugins of one profile, defaults where the configuration has none.
struct ArgumentTable: Sendable {
  var nodeAffinity = NodeAffinityArgs()
  var nodeResourcesFit = NodeResourcesFitArgs()
  var balancedAllocation = NodeResourcesBalancedAllocationArgs()
  var podTopologySpread = PodTopologySpreadArgs()
  var interPodAffinity = InterPodAffinityArgs()
  var defaultPreemption = DefaultPreemptionArgs()
  var volumeBinding = VolumeBindingArgs()
  var dynamicResources = DynamicResourcesArgs()

  init(_ configs: [KubeSchedulerConfiguration.PluginConfig]) {
    for config in configs {
      switch config.arguments {
      case .nodeAffinity(let arguments): nodeAffinity = arguments
      case .nodeResourcesFit(let arguments): nodeResourcesFit = arguments
      case .nodeResourcesBalancedAllocation(let arguments): balancedAllocation = arguments
      case .podTopologySpread(let arguments): podTopologySpread = arguments
      case .interPodAffinity(let arguments): interPodAffinity = arguments
      case .defaultPreemption(let arguments): defaultPreemption = arguments
      case .volumeBinding(let arguments): volumeBinding = arguments
      case .dynamicResources(let arguments): dynamicResources = arguments
      case .other: break
      }
    }
  }
}
