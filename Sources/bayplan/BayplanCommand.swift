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

        To begin with, in the folder of your manifests:
          \(ProgramName.current) init       writes a first test and an example cluster into tests/
          \(ProgramName.current) test tests runs it

        Why is my pod pending?
          \(ProgramName.current) snapshot --out cluster.yaml
          \(ProgramName.current) explain --cluster cluster.yaml --pod web-0

        Exit status: 0 all is well, 1 some pod is not placed or some expectation does not hold, 2 the input or the \
        arguments cannot be used.
        """,
      version: "bayplan \(ProgramVersion.text) (kube-scheduler \(ProgramVersion.scheduler))",
      // In the order in which one meets them: tests, placement, manifests, the cluster, catalogues.
      subcommands: [
        InitCommand.self, TestCommand.self, ReviewCommand.self, MergeCommand.self,
        ExplainCommand.self, PlaceCommand.self, DiffCommand.self, CapacityCommand.self,
        LintCommand.self, ValidateCommand.self, AdmitCommand.self, PodSecurityCommand.self,
        SnapshotCommand.self, ReachCommand.self, NextCommand.self,
        KindsCommand.self, RulesCommand.self, PluginsCommand.self, VersionsCommand.self, SchemaCommand.self,
        EvalCommand.self,
        ConformanceCommand.self,
      ])
  }
}
