import SourceText
import Symbols
import YAML

extension PluginArguments {
  /// Plugins of earlier releases that a configuration must not name.
  static let removedPlugins: Set<String> = ["AzureDiskLimits", "CinderLimits", "EBSLimits", "GCEPDLimits"]
}

extension ObjectDecoder {
  mutating func pluginConfigs(_ entry: YAMLEntry, at path: String) -> [KubeSchedulerConfiguration.PluginConfig] {
    var names: Set<String> = []
    var index = 0
    return objects(entry) { decoder, node in
      let here = "\(path)[\(index)]"
      index += 1
      let config = decoder.pluginConfig(node, at: here)
      let range = node[.name]?.range ?? node.range
      if PluginArguments.removedPlugins.contains(config.name) {
        decoder.removedPlugin(config.name, at: here, range)
      }
      if !names.insert(config.name).inserted {
        decoder.refuse(.duplicateValue, at: range, here, "\"\(config.name)\"")
      }
      return config
    } ?? []
  }

  private mutating func pluginConfig(_ node: YAMLNode, at path: String) -> KubeSchedulerConfiguration.PluginConfig {
    var name = ""
    var arguments: YAMLEntry?
    for entry in node.entries {
      switch entry.key.text {
      case "name": name = string(entry).text
      case "args": arguments = entry
      default: unknownField(entry, among: ["name", "args"])
      }
    }
    let values = ArgumentsDecoder(plugin: name, path: path).decode(arguments, with: &self)
    return KubeSchedulerConfiguration.PluginConfig(name: name, arguments: values, origin: node.position)
  }
}

/// Decodes and checks the `args` of one `pluginConfig` entry.
struct ArgumentsDecoder {
  let plugin: String
  /// The entry's path, `profiles[0].pluginConfig[1]`.
  let path: String

  func decode(_ entry: YAMLEntry?, with decoder: inout ObjectDecoder) -> PluginArguments {
    let node = entry.flatMap { decoder.mapping($0) }
    if let node, Self.pluginsWithArguments.contains(plugin) { checkKind(node, &decoder) }
    switch plugin {
    case "DefaultPreemption": return .defaultPreemption(defaultPreemption(node, &decoder))
    case "InterPodAffinity": return .interPodAffinity(interPodAffinity(node, &decoder))
    case "NodeAffinity": return .nodeAffinity(nodeAffinity(node, &decoder))
    case "NodeResourcesFit": return .nodeResourcesFit(nodeResourcesFit(node, &decoder))
    case "NodeResourcesBalancedAllocation": return .nodeResourcesBalancedAllocation(balancedAllocation(node, &decoder))
    case "PodTopologySpread": return .podTopologySpread(podTopologySpread(node, &decoder))
    case "VolumeBinding": return .volumeBinding(volumeBinding(node, &decoder))
    case "DynamicResources": return .dynamicResources(dynamicResources(node, &decoder))
    default: return .other
    }
  }

  private static let pluginsWithArguments = [
    "DefaultPreemption", "InterPodAffinity", "NodeAffinity", "NodeResourcesFit", "NodeResourcesBalancedAllocation",
    "PodTopologySpread", "VolumeBinding", "DynamicResources",
  ]

  /// Version and kind may be left out of the arguments.
  private func checkKind(_ node: YAMLNode, _ decoder: inout ObjectDecoder) {
    let apiVersion = decoder.text(.apiVersion, in: node)
    let kind = decoder.text(.kind, in: node).text
    let group = SchedulerConfigurationVersion.group
    if !apiVersion.isEmpty, apiVersion != SchedulerConfigurationVersion.current {
      let range = node[.apiVersion]?.range ?? node.range
      decoder.error(
        .unknownVersion, at: range,
        "args of \(plugin) of \(apiVersion.text) are not supported; use \(SchedulerConfigurationVersion.current.text)")
    } else if !kind.isEmpty, kind != "\(plugin)Args" {
      let range = node[.kind]?.range ?? node.range
      decoder.error(
        .wrongArguments, at: range,
        "decoding .\(path): args for plugin \(plugin) were not of type \(plugin)Args.\(group), got \(kind).\(group)")
    }
  }

  /// The entries of `args` but for version and kind.
  func fields(_ node: YAMLNode?) -> [YAMLEntry] {
    node.map { $0.entries.filter { $0.keyword != .apiVersion && $0.keyword != .kind } } ?? []
  }

  /// Reports a fault at a field of `args`.
  func invalid(
    _ entry: YAMLEntry, _ field: String, _ value: some CustomStringConvertible, _ detail: String,
    _ decoder: inout ObjectDecoder
  ) {
    decoder.invalid(entry, "\(path).args.\(field)", value.description, detail)
  }
}
