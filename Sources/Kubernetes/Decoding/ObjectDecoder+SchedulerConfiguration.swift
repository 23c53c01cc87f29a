import SourceText
import Symbols
import YAML

/// The versions of the scheduler's configuration.
enum SchedulerConfigurationVersion {
  static let group = "kubescheduler.config.k8s.io"
  static let current: Symbol = "kubescheduler.config.k8s.io/v1"
  static let kind: Symbol = "KubeSchedulerConfiguration"

  static func isConfiguration(_ name: ObjectDecoder.KindName) -> Bool { name.kind == kind }
}

extension ObjectDecoder {
  /// Decodes a configuration strictly: an unknown field is an error, as in kube-scheduler.
  mutating func schedulerConfiguration(_ root: YAMLNode, _ name: KindName, _ header: SourceRange) {
    guard name.apiVersion == SchedulerConfigurationVersion.current else {
      let range = root[.apiVersion]?.range ?? header
      error(
        .unknownVersion, at: range,
        "\(name.kind.text) of \(name.apiVersion.text) is not supported; "
          + "use \(SchedulerConfigurationVersion.current.text)")
      return
    }
    let errors = errorCount
    var configuration = KubeSchedulerConfiguration(range: root.range)
    versionedFields = []
    var initialBackoff: Int64 = 1
    var maximumBackoff: (value: Int64, range: SourceRange) = (10, .none)
    for entry in root.entries {
      switch entry.key.text {
      case "apiVersion", "kind", "clientConnection", "leaderElection": break
      case "enableProfiling", "enableContentionProfiling", "delayCacheUntilActive": _ = bool(entry)
      case "parallelism":
        if let value = int32(entry), value <= 0 {
          invalid(entry, "parallelism", "\(value)", "should be an integer value greater than zero")
        }
      case "percentageOfNodesToScore":
        configuration.percentageOfNodesToScore = percentage(entry, at: "percentageOfNodesToScore")
      case "podInitialBackoffSeconds":
        initialBackoff = int64(entry) ?? 1
        if initialBackoff <= 0 {
          invalid(entry, "podInitialBackoffSeconds", "\(initialBackoff)", "must be greater than 0")
        }
      case "podMaxBackoffSeconds": maximumBackoff = (int64(entry) ?? 10, entry.value.range)
      case "profiles": configuration.profiles = profiles(entry) ?? configuration.profiles
      case "extenders": configuration.extenders = objects(entry) { $0.extender($1) } ?? []
      default: unknownField(entry, among: Self.configurationFields)
      }
    }
    if maximumBackoff.value < initialBackoff {
      refuse(
        .invalidValue, at: maximumBackoff.range.file == .none ? header : maximumBackoff.range,
        "podMaxBackoffSeconds",
        "\(maximumBackoff.value): "
          + "must be greater than or equal to PodInitialBackoffSeconds")
    }
    configuration.versionedFields = versionedFields
    if errors == errorCount { objects.append(.schedulerConfiguration(configuration)) }
  }

  private static let configurationFields = [
    "apiVersion", "kind", "parallelism", "leaderElection", "clientConnection", "enableProfiling",
    "enableContentionProfiling", "percentageOfNodesToScore", "podInitialBackoffSeconds", "podMaxBackoffSeconds",
    "profiles", "extenders", "delayCacheUntilActive",
  ]

  private mutating func percentage(_ entry: YAMLEntry, at path: String) -> Int32? {
    guard let value = int32(entry) else { return nil }
    if !(0...100).contains(value) { invalid(entry, path, "\(value)", "not in valid range [0-100]") }
    return value
  }

  /// nil stands for the one empty profile that a configuration without profiles has.
  private mutating func profiles(_ entry: YAMLEntry) -> [KubeSchedulerConfiguration.Profile]? {
    var firstPaths: [Symbol: String] = [:]
    var index = 0
    let profiles = objects(entry) { decoder, node in
      let path = "profiles[\(index)]"
      index += 1
      let profile = decoder.profile(node, at: path)
      let name = profile.schedulerName ?? .none
      guard let range = node[.schedulerName]?.range, !name.isEmpty else { return profile }
      if let first = firstPaths[name] {
        decoder.refuse(.duplicateValue, at: range, "\(path).schedulerName", "\"\(first)\"")
      } else {
        firstPaths[name] = "\(path).schedulerName"
      }
      return profile
    }
    guard let profiles, !profiles.isEmpty else { return nil }
    for (index, profile) in profiles.enumerated() {
      let isNamed = profile.schedulerName.map { !$0.isEmpty } ?? (profiles.count == 1)
      if !isNamed { refuse(.requiredValue, at: profile.range, "profiles[\(index)].schedulerName") }
    }
    return profiles
  }

  private mutating func profile(_ node: YAMLNode, at path: String) -> KubeSchedulerConfiguration.Profile {
    var profile = KubeSchedulerConfiguration.Profile(range: node.range)
    for entry in node.entries {
      switch entry.key.text {
      case "schedulerName": profile.schedulerName = optionalString(entry)
      case "percentageOfNodesToScore":
        profile.percentageOfNodesToScore = percentage(entry, at: "\(path).percentageOfNodesToScore")
      case "plugins": profile.plugins = object(entry) { $0.plugins($1, at: "\(path).plugins") } ?? [:]
      case "pluginConfig": profile.pluginConfig = pluginConfigs(entry, at: "\(path).pluginConfig")
      default:
        unknownField(entry, among: ["schedulerName", "percentageOfNodesToScore", "plugins", "pluginConfig"])
      }
    }
    return profile
  }

  private mutating func plugins(
    _ node: YAMLNode, at path: String
  ) -> [KubeSchedulerConfiguration.ExtensionPoint: KubeSchedulerConfiguration.PluginSet] {
    var sets: [KubeSchedulerConfiguration.ExtensionPoint: KubeSchedulerConfiguration.PluginSet] = [:]
    for entry in node.entries {
      guard let point = KubeSchedulerConfiguration.ExtensionPoint(rawValue: entry.key.text) else {
        unknownField(entry, among: KubeSchedulerConfiguration.ExtensionPoint.allCases.map { $0.rawValue })
        continue
      }
      if point == .podGroupPostFilter {
        let known = KubeSchedulerConfiguration.ExtensionPoint.allCases.filter { $0 != point }.map(\.rawValue)
        versionedFields.append(
          .init(
            name: .podGroupPostFilter, refusal: unknownFieldText(entry.key.text, among: known),
            origin: entry.keyRange.position))
      }
      // Under multiPoint a removed plugin passes here and is refused as unknown later.
      let checked = point == .multiPoint ? nil : "\(path).\(point.rawValue).enabled"
      guard let set = object(entry, { $0.pluginSet($1, checkedAt: checked) }) else { continue }
      if point == .queueSort, set.enabled.count > 1 {
        invalid(
          entry, "\(path).queueSort.Enabled", "\(set.enabled.count)", "only one queue sort plugin can be enabled")
      }
      sets[point] = set
    }
    return sets
  }

  mutating func removedPlugin(_ name: String, at path: String, _ range: SourceRange) {
    refuse(
      .invalidValue, at: range,
      path,
      "\"\(name)\": was invalid in version \"v1\" "
        + "(KubeSchedulerConfiguration is version \"\(SchedulerConfigurationVersion.current.text)\")")
  }

  /// - Parameter path: where enabled plugins are checked for removed ones, nil for nowhere.
  private mutating func pluginSet(
    _ node: YAMLNode, checkedAt path: String?
  ) -> KubeSchedulerConfiguration.PluginSet {
    var set = KubeSchedulerConfiguration.PluginSet()
    for entry in node.entries {
      switch entry.key.text {
      case "enabled":
        var index = 0
        set.enabled =
          objects(entry) { decoder, item in
            let plugin = decoder.pluginEntry(item)
            if let path, PluginArguments.removedPlugins.contains(plugin.name) {
              decoder.removedPlugin(plugin.name, at: "\(path)[\(index)]", item.range)
            }
            index += 1
            return plugin
          } ?? []
      case "disabled": set.disabled = objects(entry) { $0.pluginEntry($1) } ?? []
      default: unknownField(entry, among: ["enabled", "disabled"])
      }
    }
    return set
  }

  private mutating func pluginEntry(_ node: YAMLNode) -> KubeSchedulerConfiguration.PluginSet.Entry {
    var plugin = KubeSchedulerConfiguration.PluginSet.Entry(name: "", origin: node.position)
    for entry in node.entries {
      switch entry.key.text {
      case "name": plugin.name = string(entry).text
      case "weight": plugin.weight = int32(entry)
      default: unknownField(entry, among: ["name", "weight"])
      }
    }
    return plugin
  }

  private mutating func extender(_ node: YAMLNode) -> KubeSchedulerConfiguration.Extender {
    var urlPrefix = ""
    for entry in node.entries {
      switch entry.key.text {
      case "urlPrefix": urlPrefix = string(entry).text
      case let key where Self.extenderFields.contains(key): break
      default: unknownField(entry, among: Self.extenderFields)
      }
    }
    return KubeSchedulerConfiguration.Extender(urlPrefix: urlPrefix, origin: node.position)
  }

  private static let extenderFields = [
    "urlPrefix", "filterVerb", "preemptVerb", "prioritizeVerb", "weight", "bindVerb", "enableHTTPS", "tlsConfig",
    "httpTimeout", "nodeCacheCapable", "managedResources", "ignorable",
  ]
}
