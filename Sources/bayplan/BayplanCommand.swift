import ArgumentParser

/// `bayplan`.
struct BayplanCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: ProgramName.current,
      abstract: "Unit tests for where your pods land.",
      discussion: """
        Reads Kubernetes manifests and a description of a cluster, decides as kube-scheduler would, offline and \
        always the same, and says for every pod where it goes, why, and why not elsewhere.

        Exit status: 0 all is well, 1 some pod is not placed or some expectation does not hold, 2 the input or the \
        arguments cannot be used.
        """,
      version: "bayplan \(ProgramVersion.text) (kube-scheduler \(ProgramVersion.scheduler))",
      subcommands: [
        TestCommand.self, MergeCommand.self, ReviewCommand.self, PlaceCommand.self, ExplainCommand.self,
        CapacityCommand.self,
        DiffCommand.self, InitCommand.self, ValidateCommand.self, LintCommand.self, RulesCommand.self,
        ConformanceCommand.self,
        PluginsCommand.self,
        VersionsCommand.self,
      ])
  }
}
