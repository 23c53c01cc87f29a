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

  struct Filter: Sendable {
    let plugin: any FilterPlugin
    /// Its place among ``Profile/preFilters``, nil for one that has none there.
    let preFilter: Int?
  }

  struct Score: Sendable {
    let plugin: any ScorePlugin
    let weight: Int64
    /// The profile leaves its PreScore out, without which its Score fails.
    let lacksPreScore: Bool
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
        lacksPreScore: plugin.hasPreScore && !runs(plugin.name, at: .preScore) && !plugin.name.scoresWithoutPreScore)
    }
    self.preemption = preemption
    self.percentageOfNodesToScore = percentageOfNodesToScore
    holdsGatedPods = runs(.schedulingGates, at: .preEnqueue)
    holdsPodsWithoutClaims = runs(.dynamicResources, at: .preEnqueue)
  }
}

extension PluginName {
  /// These work out in Score what PreScore left undone; the others fail.
  fileprivate var scoresWithoutPreScore: Bool {
    self == .nodeResourcesFit || self == .nodeResourcesBalancedAllocation
  }
}
