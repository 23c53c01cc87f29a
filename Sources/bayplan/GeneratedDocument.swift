import Kinds
import Report
import Scheduler
import Versions

/// Pages of `docs/` that the program writes itself, so that they cannot fall behind it.
enum GeneratedDocument {
  static var versions: String {
    """
    # Versions of kube-scheduler

    Written by `bayplan versions > docs/versions.md`.

    `--kubernetes-version` picks the kube-scheduler that is played; \(VersionChoice.standard) is the default. A minor release alone means its newest
    patch. These behaviours differ:


    """ + VersionBehavior.markdown
  }

  /// What `bayplan rules -o` prints in a format.
  static func rules(_ format: String) -> String {
    let reporter = RuleReporter.all.first { $0.name == format }
    return ByteOutput.text { reporter?.write(.lint, to: $0) }
  }

  /// What `bayplan kinds -o markdown` prints.
  static var kinds: String {
    let reporter = KindReporter.all.first { $0.name == "markdown" }
    return ByteOutput.text { reporter?.write(KindList(in: .newest), to: $0) }
  }

  static func plugins(in version: KubernetesVersion) -> String {
    var text = """
      # Plugins

      Written by `bayplan plugins > docs/plugins.md`.

      The in-tree plugins of kube-scheduler \(version), in their default order. The first filter that says no to a node gives the
      node's reason; a node's total is the sum of its scores (0 to 100) times their weights.

      | plugin | extension points | weight | in the default profile |
      |---|---|--:|---|

      """
    for plugin in PluginDescription.all(in: version) {
      let points = plugin.extensionPoints.joined(separator: ", ")
      let weight = plugin.weight == 0 ? "" : "\(plugin.weight)"
      text += "| \(plugin.name) | \(points) | \(weight) | \(plugin.isDefault ? "yes" : "no") |\n"
    }
    return text
  }
}
