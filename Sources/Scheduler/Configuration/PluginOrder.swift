import Kubernetes
import Versions

/// How a profile's `plugins` turn into one ordered list an extension point.
///
/// Source: "Multiple profiles" and "Plugins that apply to multiple extension points", Kubernetes documentation.
struct PluginOrder {
  typealias Entry = KubeSchedulerConfiguration.PluginSet.Entry

  private let plugins: [ExtensionPoint: KubeSchedulerConfiguration.PluginSet]
  private let known: [PluginRegistry.Entry]
  /// The default list and the user's `multiPoint`, merged.
  private let multiPoint: [Entry]

  init(_ plugins: [ExtensionPoint: KubeSchedulerConfiguration.PluginSet], _ version: KubernetesVersion) {
    self.plugins = plugins
    known = PluginRegistry.entries(in: version)
    let user = plugins[.multiPoint] ?? .init()
    let disabled = Set(user.disabled.map(\.name))
    var merged: [Entry] = []
    var replaced = Set<Int>()
    if !disabled.contains("*") {
      for entry in known where !entry.isOptional && !disabled.contains(entry.name.rawValue) {
        if let index = user.enabled.lastIndex(where: { $0.name == entry.name.rawValue }) {
          merged.append(user.enabled[index])
          replaced.insert(index)
        } else {
          merged.append(Entry(name: entry.name.rawValue, weight: entry.weight == 0 ? nil : entry.weight))
        }
      }
    }
    merged += user.enabled.indices.filter { !replaced.contains($0) }.map { user.enabled[$0] }
    multiPoint = merged
  }

  /// The plugins of an extension point in the order in which they run.
  ///
  /// - Throws: what kube-scheduler says when it cannot build the profile.
  func names(at point: ExtensionPoint) throws(ProfileError) -> [PluginName] {
    let specific = plugins[point] ?? .init()
    for entry in specific.enabled {
      guard let found = plugin(entry.name) else { continue }
      if !found.points.contains(point) {
        throw ProfileError("plugin \"\(entry.name)\" does not extend \(point.interfaceName) plugin", at: entry.origin)
      }
    }
    let disabled = Set(specific.disabled.map(\.name))
    var overriding = Set<String>()
    var expanded: [String] = []
    if !disabled.contains("*") {
      var seen = Set<String>()
      for entry in multiPoint {
        guard let found = plugin(entry.name), found.points.contains(point) else { continue }
        if disabled.contains(entry.name) { continue }
        if !seen.insert(entry.name).inserted {
          throw ProfileError(
            "plugin \"\(entry.name)\" already registered as \"\(point.interfaceName)\"", at: entry.origin)
        }
        if specific.enabled.contains(where: { $0.name == entry.name }) {
          overriding.insert(entry.name)
        } else {
          expanded.append(entry.name)
        }
      }
    }
    let own = specific.enabled.map(\.name)
    let list = own.filter(overriding.contains) + expanded + own.filter { !overriding.contains($0) }
    var seen = Set<String>()
    for entry in specific.enabled where !seen.insert(entry.name).inserted {
      throw ProfileError("plugin \"\(entry.name)\" already registered as \"\(point.interfaceName)\"", at: entry.origin)
    }
    return list.compactMap { plugin($0)?.name }
  }

  /// The weight of a Score plugin: the first entry of its name at `score`, else at `multiPoint`; absent or 0 is 1.
  func weight(of name: PluginName) -> Int64 {
    let entries = (plugins[.score]?.enabled ?? []) + multiPoint
    let weight = entries.first { $0.name == name.rawValue }?.weight ?? 0
    return weight == 0 ? 1 : Int64(weight)
  }

  private func plugin(_ name: String) -> PluginRegistry.Entry? { known.first { $0.name.rawValue == name } }

  /// Enabled plugins that are not in-tree: nobody but their authors knows what they decide.
  var unknown: [Entry] {
    ExtensionPoint.allCases.flatMap { plugins[$0]?.enabled ?? [] }
      .filter { plugin($0.name) == nil }
  }
}

extension KubeSchedulerConfiguration.ExtensionPoint {
  /// `FilterPlugin` for `filter`, as kube-scheduler's errors name it.
  fileprivate var interfaceName: String {
    rawValue.prefix(1).uppercased() + rawValue.dropFirst() + "Plugin"
  }
}
