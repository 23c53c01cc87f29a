import Kubernetes
import Symbols

/// A profile with its plugins made and in order.
final class Profile: Sendable {
  let schedulerName: Symbol
  /// Names by extension point, as run.
  let order: [ExtensionPoint: [PluginName]]
  let filters: [Filter]
  /// PreFilter plugins, a subset of all FilterPlugins.
  let preFilters: [any FilterPlugin]
  let scores: [Score]
  let preemption: DefaultPreemptionArgs
  /// The profile's own, or the global one; nil or 0 adapts to the number of nodes.
  let percentageOfNodesToScore: Int32?
  /// Whether pods wait for their scheduling gates, and for their resource claims.
  let holdsGatedPods: Bool
  let holdsPodsWithoutClaims: Bool
  /// Whether a pod that is placed takes its devices.
  let reservesDevices: Bool
  /// Why no pod can be placed: a plugin's Reserve stays while its PreFilter, whose state it reads, is left out.
  let reserveError: String?

  struct Filter: Sendable {
    let plugin: any FilterPlugin
    /// Its place among ``Profile/preFilters``, nil for one that has none there.
    let preFilter: Int?
  }

  struct Score: Sendable {
    let plugin: any ScorePlugin
    let weight: Int64
    /// The profile leaves its PreScore out.
    let lacksPreScore: Bool
    /// The profile leaves its PreFilter out.
    let lacksPreFilter: Bool
  }

  init(
    schedulerName: Symbol, order: [ExtensionPoint: [PluginName]], filters: [any FilterPlugin],
    preFilters: [any FilterPlugin], scores: [(plugin: any ScorePlugin, weight: Int64)],
    preemption: DefaultPreemptionArgs, percentageOfNodesToScore: Int32?
  ) {
    func runs(_ name: PluginName, at point: ExtensionPoint) -> Bool { order[point]?.contains(name) ?? false }
    self.schedulerName = schedulerName
    self.order = order
    self.preFilters = preFilters
    self.filters = filters.map { plugin in
      Filter(plugin: plugin, preFilter: preFilters.firstIndex { $0.name == plugin.name })
    }
    self.scores = scores.map { plugin, weight in
      Score(
        plugin: plugin, weight: weight,
        lacksPreScore: plugin.hasPreScore && !runs(plugin.name, at: .preScore),
        lacksPreFilter: !runs(plugin.name, at: .preFilter))
    }
    self.preemption = preemption
    self.percentageOfNodesToScore = percentageOfNodesToScore
    holdsGatedPods = runs(.schedulingGates, at: .preEnqueue)
    holdsPodsWithoutClaims = runs(.dynamicResources, at: .preEnqueue)
    reservesDevices = runs(.dynamicResources, at: .reserve)
    reserveError = (order[.reserve] ?? [])
      .first { ($0 == .dynamicResources || $0 == .volumeBinding) && !runs($0, at: .preFilter) }
      .map { "running Reserve plugin \"\($0.rawValue)\": not found" }
  }
}
