public import Kinds
public import Versions

/// How an API server is set up.
public struct ServerSettings: Sendable {
  public var version: KubernetesVersion
  /// Admission plugins that are on although they are off by default.
  public var enabledPlugins: Set<String> = []
  public var disabledPlugins: Set<String> = []
  /// Whether namespaces, service accounts and priority classes that nobody wrote count as there.
  public var assumesReferences = false
  /// What PodNodeSelector is configured with: selectors (`env=prod,tier=a`) that namespaces allow, and for all others
  /// `clusterDefaultNodeSelector`.
  public var nodeSelectors: [String: String] = [:]
  /// What webhooks say, whose verdict somebody told.
  public var webhooks: [WebhookVerdict] = []
  /// Whether who may do what is asked.
  public var authorizes = true

  /// What clients call themselves that name no field manager.
  public var client = "kubectl"

  /// Whether names that the server draws are kept, to be told from those that are given.
  public var keepsDrawnNames = false

  public init(version: KubernetesVersion) { self.version = version }

  public var release: Release { Release(minor: version.minor) }

  /// As the recorded cases were answered.
  public static func reference(_ version: KubernetesVersion) -> ServerSettings {
    var settings = ServerSettings(version: version)
    settings.enabledPlugins = ["NodeRestriction"]
    settings.client = "python-requests"
    settings.keepsDrawnNames = true
    return settings
  }
}
