import ArgumentParser
import Harness
import Input
import Report
import SourceText

/// `bayplan merge`.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Put the reports of a suite's shards together.",
    discussion: """
      Reads what 'bayplan test --shard I/N -o json' wrote for every shard of a suite and reports as if all had run at \
      once. A shard that is missing or there twice is an error. The report of a whole suite can be read too, to have it in \
      another format.

      Examples:
        \(ProgramName.current) merge shards/*.json
        \(ProgramName.current) merge shards/*.json -o pretty -o junit=report.xml

      Exit status: that of the tests: 0 all pass, 1 some do not, 2 the input of some, or a report, cannot be used.
      """)

  @Argument(help: ArgumentHelp("Reports of shards, as -o json writes them.", valueName: "report.json"))
  var reports: [String]

  @Option(name: .shortAndLong, help: OutputTargets.help(TestReporter.all))
  var output: [String] = []

  @Option(help: "When to use colour: \(ColorChoice.allCases.map(\.rawValue).joined(separator: ", ")).")
  var color = ColorChoice.auto

  func validate() throws {
    if reports.count(where: { $0 == "-" }) > 1 { throw ValidationError("standard input (-) can be read only once.") }
    _ = try OutputTargets(output, among: TestReporter.all)
  }

  func run() throws {
    let targets = try OutputTargets(output, among: TestReporter.all)
    try targets.settle(color: color) { try merge(targets) }
  }

  private func merge(_ targets: OutputTargets<TestReport>) throws {
    var report = try merged()
    report.paths = .ofEnvironment
    try targets.deliver(report, color: color)
    StepSummary.append(report.markdown(limit:))
    if let status = ExitStatus(rawValue: report.exitStatus), status != .success { throw status.exitCode }
  }

  private func merged() throws -> TestReport {
    let sources = SourceMap()
    var parts: [ShardMerge.Part] = []
    var problems: [Diagnostic] = []
    for path in reports {
      do {
        let name = path == "-" ? "<stdin>" : path
        let (report, diagnostics) = TestReport.read(sources.add(path: name, bytes: try FileContents.read(path)))
        problems += diagnostics
        if let report { parts.append(ShardMerge.Part(path: name, report: report)) }
      } catch {
        problems.append(error.diagnostic)
      }
    }
    try Remarks.print(problems, sources)
    do {
      return try ShardMerge.merge(parts)
    } catch {
      for message in error.messages { Remarks.complain(message) }
      throw ExitStatus.unusable.exitCode
    }
  }
}
