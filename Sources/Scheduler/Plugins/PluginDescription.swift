import Kubernetes
public import Versions

/// What a catalogue says of an in-tree plugin.
public struct PluginDescription: Sendable {
  public let name: String
  /// In the default profile; 0 for a plugin that does not score.
  public let weight: Int
  /// `filter`, `score` ..., in the order in which a cycle meets them.
  public let extensionPoints: [String]
  /// Whether it is in the default profile.
  public let isDefault: Bool

  /// All in-tree plugins of a version in the default order.
  public static func all(in version: KubernetesVersion) -> [PluginDescription] {
    PluginRegistry.entries(in: version).map {
      PluginDescription(
        name: $0.name.rawValue, weight: Int($0.weight), extensionPoints: $0.points.map(\.rawValue),
        isDefault: !$0.isOptional)
    }
  }
}
