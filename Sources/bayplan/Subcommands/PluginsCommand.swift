import ArgumentParser
import Report
import Versions

/// `bayplan plugins`.
struct PluginsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plugins",
    abstract: "List the scheduler's plugins.",
    discussion: """
      Prints the in-tree plugins in the order in which they run: a node's first rejection is that of the first filter in \
      this order.

      Examples:
        \(ProgramName.current) plugins
        \(ProgramName.current) plugins --kubernetes-version 1.36
      """)

  @Option(
    help: ArgumentHelp("Of which version: \(VersionChoice.list).", valueName: "version"),
    completion: .list(VersionChoice.names), transform: VersionChoice.parse
  )
  var kubernetesVersion = KubernetesVersion.standard

  func run() throws {
    try StandardOutput.print { $0.write(GeneratedDocument.plugins(in: kubernetesVersion)) }
  }
}
