import Input
import ArgumentParser
import Expectations
import Harness
import Report
import Scheduler
import SourceText
import Validation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// `bayplan test`.
struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Hold placements against what is expected.",
    discussion: """
      Runs test files: YAML with apiVersion bayplan/v1alpha1 and kind PlacementTest, which name a cluster, workloads \
      and what must come of them. Folders are searched for such files.

      Examples:
        \(ProgramName.current) test
        \(ProgramName.current) test deploy/tests --filter 'checkout*'
        \(ProgramName.current) test --update deploy/tests/checkout.yaml
        \(ProgramName.current) test --tie-breaks 64 --shuffle

      Nothing is written without --update. A golden file that is missing, an assertion that matches no pod: both fail.

      Exit status: 0 all tests pass, 1 some do not, 2 the input of some cannot be used, or there is no test.
      """)

  @Argument(help: ArgumentHelp("Test files, or folders with test files.", valueName: "path"))
  var paths: [String] = ["."]

  @Option(help: ArgumentHelp("Run the tests whose name matches; * stands for any text.", valueName: "glob"))
  var filter: String?

  @Option(
    help: ArgumentHelp(
      "Which kube-scheduler to play for tests that name none: \(VersionChoice.list). Default: 1.35.",
      valueName: "version"),
    transform: VersionChoice.parse)
  var kubernetesVersion = KubernetesVersion.standard

  @Option(
    name: .customLong("validate"),
    help: ArgumentHelp(
      "What to do when the API server would refuse an object of workloads: off, warn or strict. Default: strict.",
      valueName: "mode"),
    transform: ValidationMode.parse)
  var validation = ValidationMode.strict

  @Option(
    name: .customLong("validate-cluster"),
    help: ArgumentHelp("The same for objects of cluster. Default: warn.", valueName: "mode"),
    transform: ValidationMode.parse)
  var clusterValidation = ValidationMode.warn

  @Flag(help: "Write golden files, and tell what changed in them.")
  var update = false

  @Flag(help: "Let --update write although CI is set.")
  var force = false

  @Option(
    help: ArgumentHelp(
      "Hold each test against so many other choices among equally good nodes, and name what holds by luck.",
      valueName: "count"))
  var tieBreaks: Int?

  @Option(
    help: ArgumentHelp(
      "The first of these choices; without --tie-breaks, the one that is played in place of name order.",
      valueName: "number"))
  var seed: UInt64?

  @Flag(help: "Let each choice put pods of equal priority in another order too.")
  var shuffle = false

  @Option(name: .shortAndLong, help: Self.formats)
  var output = TestReporter.all[0].name

  @Option(help: "When to use colour: \(ColorChoice.allCases.map(\.rawValue).joined(separator: ", ")).")
  var color = ColorChoice.auto

  private static var formats: ArgumentHelp {
    let formats = TestReporter.all.map { "\($0.name) (\($0.about))" }.joined(separator: ", ")
    return ArgumentHelp("How to print it: \(formats).", valueName: "format")
  }

  private func reporter() throws -> TestReporter {
    if let reporter = TestReporter.all.first(where: { $0.name == output }) { return reporter }
    let names = TestReporter.all.map(\.name).joined(separator: ", ")
    throw ValidationError("unknown output format '\(output)' (-o): it is one of \(names).")
  }

  func validate() throws {
    _ = try reporter()
    if let tieBreaks, !(1...100_000).contains(tieBreaks) {
      throw ValidationError("--tie-breaks takes a number of choices from 1 to 100000, not \(tieBreaks).")
    }
    if shuffle, tieBreaks == nil, seed == nil {
      throw ValidationError("--shuffle is part of a choice: give --tie-breaks or --seed with it.")
    }
    if update, seed != nil, tieBreaks == nil {
      throw ValidationError("--seed plays another choice than golden files hold: leave it or --update out.")
    }
    if force, !update { throw ValidationError("--force lets --update write: give both or neither.") }
    if update, !force, Self.isContinuousIntegration {
      throw ValidationError(
        "CI is set, so --update writes nothing: a run that rewrites what it is held against proves nothing. "
          + "Update on your own machine, or add --force.")
    }
  }

  private static var isContinuousIntegration: Bool {
    guard let value = getenv("CI") else { return false }
    return !["", "0", "false"].contains(String(cString: value))
  }

  func run() throws {
    let reporter = try reporter()
    let sources = SourceMap()
    let (files, unreadable) = TestDiscovery.find(paths, in: sources)
    var options = TestRunner.Options()
    options.filter = filter.map { Glob($0) }
    options.updatesGoldenFiles = update
    options.version = kubernetesVersion
    options.luck.tieBreaks = tieBreaks ?? 0
    options.luck.seed = seed
    options.luck.shuffles = shuffle
    options.validation = validation
    options.clusterValidation = clusterValidation
    let results = TestRunner(sources: sources, options: options).run(files)
    let remarks = unreadable.map(\.diagnostic) + results.warnings
    StandardError.write(remarks.map { sources.render($0) + "\n" }.joined())
    let report = TestReport(results, in: sources)
    try StandardOutput.print { reporter.write(report, style: Terminal.style(color: color), to: $0) }
    if results.results.isEmpty { StandardError.write("error: \(nothingToRun(files.count))\n") }
    let isUnusable = results.results.isEmpty || !unreadable.isEmpty
    guard let status = ExitStatus(rawValue: isUnusable ? 2 : results.exitStatus), status != .success else { return }
    throw status.exitCode
  }

  private func nothingToRun(_ files: Int) -> String {
    if files > 0, let filter { return "no test has a name that matches \(filter)" }
    return "no test found in \(paths.joined(separator: ", ")): a test file has "
      + "apiVersion: \(PlacementTest.apiVersion) and kind: \(PlacementTest.kind)"
  }
}
