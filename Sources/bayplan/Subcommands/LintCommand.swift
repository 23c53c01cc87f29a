import ArgumentParser
import Input
import Lint
import Report
import SourceText
import Symbols
import Versions

/// `bayplan lint`.
struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Say what would never land where it should.",
    usage: "\(ProgramName.current) lint -f PATH ... [--cluster PATH ...] [options]",
    discussion: """
      Holds manifests against rules about placement. With the nodes of a cluster it says too which selectors, \
      tolerations and amounts fit none of them; rules that need nodes are left out without.

      Examples:
        \(ProgramName.current) lint -f deploy/ --cluster nodes.yaml
        \(ProgramName.current) lint -f deploy/ -o wide -o sarif=bayplan.sarif
        \(ProgramName.current) lint -f deploy/ --fix --dry-run

      Exit status: 0 nothing as severe as --fail-on, 1 some finding is, 2 some input cannot be read.
      """)

  @Option(
    name: [.customShort("f"), .customLong("filename")], parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Manifests. A file, a folder (read with all below it) or - for standard input. May be repeated.",
      valueName: "path"))
  var filename: [String] = []

  @Option(
    name: .long, parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "The cluster to hold them against: nodes, running pods, classes ... A file, a folder or -. May be repeated.",
      valueName: "path"))
  var cluster: [String] = []

  @OptionGroup var folders: FolderOptions

  @Option(
    name: [.short, .long], help: ArgumentHelp("The namespace of objects that name none.", valueName: "namespace"))
  var namespace = "default"

  @Option(
    help: ArgumentHelp(
      "Which rules, how severe: a file. Default: \(LintConfiguration.fileName), if there is one.", valueName: "file"))
  var config: String?

  @Option(
    help: ArgumentHelp(
      "From which severity on a finding fails the run: \(Severity.ruleWords.joined(separator: ", ")). Default: error.",
      valueName: "severity"))
  var failOn: String?

  @Option(
    help: ArgumentHelp(
      "Which kube-scheduler to play where a rule asks it: \(VersionChoice.list). Default: \(VersionChoice.standard).",
      valueName: "version"),
    transform: VersionChoice.parse)
  var kubernetesVersion = KubernetesVersion.standard

  @OptionGroup var gates: FeatureGateOption

  @Option(help: ArgumentHelp("Leave alone the findings that this file holds.", valueName: "file"))
  var baseline: String?

  @Flag(help: "Write the findings into the baseline instead of reporting them.")
  var updateBaseline = false

  @Flag(help: "Mend what one edit surely mends, and report the rest.")
  var fix = false

  @Flag(help: "With --fix: show the edits as a diff and write nothing.")
  var dryRun = false

  @Option(
    name: .shortAndLong, help: OutputTargets.help(FindingReporter.lint),
    completion: .list(FindingReporter.lint.map(\.name)))
  var output: [String] = []

  @Option(help: "When to use colour: \(ColorChoice.allCases.map(\.rawValue).joined(separator: ", ")).")
  var color = ColorChoice.auto

  mutating func validate() throws {
    try gates.set(in: &kubernetesVersion)
    if filename.isEmpty { throw ValidationError.nothingToRead("give the manifests with -f PATH.") }
    if (filename + cluster).count(where: { $0 == "-" }) > 1 {
      throw ValidationError("standard input (-) can be read only once.")
    }
    if namespace.isEmpty { throw ValidationError("the namespace (-n) is empty.") }
    if let failOn, Severity(ruleWord: failOn) == nil {
      throw ValidationError(
        "'\(failOn)' is no severity (--fail-on): it is one of \(Severity.ruleWords.joined(separator: ", ")).")
    }
    if dryRun, !fix { throw ValidationError("--dry-run shows what --fix would do: give both or neither.") }
    if fix, !dryRun, filename.contains("-") {
      throw ValidationError("--fix cannot write to standard input: name files, or add --dry-run.")
    }
    if fix, updateBaseline { throw ValidationError("--fix and --update-baseline: one after the other.") }
    _ = try OutputTargets(output, among: FindingReporter.lint)
  }

  func run() throws {
    let targets = try OutputTargets(output, among: FindingReporter.lint)
    try targets.settle(color: color) { try lint(targets) }
  }

  private func lint(_ targets: OutputTargets<FindingReport>) throws {
    let sources = SourceMap()
    let file = LintConfigurationFile(config, sources: sources)
    let policies = PolicyFiles(file)
    try Remarks.print(file.diagnostics + policies.diagnostics, sources)
    var request = ManifestLint.Request()
    request.paths = filename
    request.policies = policies.paths
    request.cluster = cluster
    request.defaultNamespace = Symbol(namespace)
    request.settings.rules = file.configuration.rules
    request.settings.version = kubernetesVersion
    request.exclude = file.configuration.exclude
    request.root = file.folder
    request.isExcluded = folders.isExcluded
    let baselinePath = baseline ?? file.configuration.baseline.map { file.folder + $0 }
    if updateBaseline, baselinePath == nil {
      throw Remarks.unusable(
        "--update-baseline needs to know the file, add --baseline FILE or name it in the configuration")
    }
    var lint = ManifestLint(request, sources: sources)
    if let baselinePath, updateBaseline {
      Remarks.tell(lint.diagnostics, sources)
      if lint.diagnostics.contains(where: { $0.severity == .error }) {
        throw Remarks.unusable(
          "\(baselinePath) is not written: findings of what cannot be read or tried would be missing from it, mend that first"
        )
      }
      return try BaselineFile.write(Baseline(lint.result), to: baselinePath)
    }
    if let baselinePath { lint.apply(try BaselineFile.read(baselinePath, sources: sources)) }
    if fix {
      if dryRun {
        try showFixes(of: lint)
        return try Remarks.print(lint.diagnostics, sources)
      }
      if try applyFixes(of: lint) {
        lint = ManifestLint(request, sources: sources)
        if let baselinePath { lint.apply(try BaselineFile.read(baselinePath, sources: sources)) }
      }
    }
    let failing = failOn.flatMap { Severity(ruleWord: $0) } ?? file.configuration.failOn ?? .error
    try report(lint, failing: failing, sources, targets)
  }

  private func report(
    _ lint: ManifestLint, failing: Severity, _ sources: SourceMap, _ targets: OutputTargets<FindingReport>
  ) throws {
    var report = FindingReport.lint(lint.result, failing: failing)
    report.paths = .ofEnvironment
    report.remarks = ReportRemarks(lint.remarks, in: sources)
    Remarks.tell(lint.diagnostics, sources)
    try targets.deliver(report, color: color)
    StepSummary.append(report.markdown(limit:))
    if targets.isForPeople {
      var told = report.remarks
      told.namesFiles = folders.verbose
      StandardError.write(lines: told.passedOverSentences)
    }
    if lint.diagnostics.contains(where: { $0.severity == .error }) { throw ExitStatus.unusable.exitCode }
    if !report.isFine { throw ExitStatus.failure.exitCode }
  }

  private func showFixes(of lint: ManifestLint) throws {
    try StandardOutput.print { output in
      for file in FixedFile.all(in: lint.result) {
        output.write(file.diff.map { $0.replacingObeyed(but: "\t").withoutCommands + "\n" }.joined())
      }
    }
  }

  /// Writes the files that have fix-its.
  ///
  /// - Returns: whether there was any.
  private func applyFixes(of lint: ManifestLint) throws -> Bool {
    let fixed = FixedFile.all(in: lint.result)
    for file in fixed {
      do {
        try FileReplacement.write(file.bytes, to: file.file.path)
      } catch {
        throw Remarks.unusable("\(error.message)")
      }
      let edits = file.edits.count == 1 ? "1 edit" : "\(file.edits.count) edits"
      StandardError.write("\(file.file.path): \(edits) made\n")
    }
    return !fixed.isEmpty
  }
}
