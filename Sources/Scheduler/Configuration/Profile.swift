import Kubernetes
import Symbols

/// A profile with its plugins made and in order.
struct Profile: Sendable {
  var schedulerName: Symbol
  /// Names by extension point, as run.
  var order: [ExtensionPoint: [PluginName]]
  /// With the place of each among ``preFilters``, nil for one that has none there.
  var filters: [(plugin: any FilterPlugin, preFilter: Int?)]
  /// PreFilter plugins, a subset of all FilterPlugins.
  var preFilters: [any FilterPlugin]
  /// With the weight of each.
  var scores: [(plugin: any ScorePlugin, weight: Int64)]
  var preemption: DefaultPreemptionArgs
  /// The profile's own, or the global one; nil or 0 adapts to the number of nodes.
  var percentageOfNodesToScore: Int32?

  func runs(_ name: PluginName, at point: ExtensionPoint) -> Bool { order[point]?.contains(name) ?? false }
}
