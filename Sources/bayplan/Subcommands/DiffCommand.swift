import ArgumentParser
import ControlPlane
import Report
import Scheduler
import SourceText
import Validation

/// `bayplan diff`.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Say which pods a change moves, and why.",
    usage: "\(ProgramName.current) diff --cluster PATH ... --before PATH ... --after PATH ... [options]",
    discussion: """
      Places everything twice, before and after a change of manifests, of the cluster, of the scheduler's configuration or \
      of the version, and tells which pods stand elsewhere. git:REVISION:PATH is a file or folder as that revision has it.

      Examples:
        \(ProgramName.current) diff --cluster nodes.yaml --before git:main:deploy --after deploy
        \(ProgramName.current) diff --cluster nodes.yaml -f deploy --config-after new.yaml -o markdown
        \(ProgramName.current) diff --cluster nodes.yaml -f deploy --version-after 1.36
        \(ProgramName.current) diff --cluster-before nodes.yaml --cluster-after fewer.yaml -f deploy

      Exit status: 0 nothing differs, 1 something does, 2 the input cannot be used.
      """)

  @OptionGroup(title: "Input") var sides: DiffOptions
  @OptionGroup(title: "Output") var display: DisplayOptions

  @Option(
    help: ArgumentHelp(
      "What to compare: placement (where pods are), reasons (and what rules nodes out) or scores. Default: placement.",
      valueName: "detail"),
    transform: PlacementDetail.parse)
  var detail = PlacementDetail.placement

  @Option(name: .shortAndLong, help: Self.formats, completion: .list(DiffReporter.all.map(\.name)))
  var output = DiffReporter.all[0].name

  private static var formats: ArgumentHelp {
    let formats = DiffReporter.all.map { "\($0.name) (\($0.about))" }.joined(separator: ", ")
    return ArgumentHelp("How to print it: \(formats).", valueName: "format")
  }

  private func reporter() throws -> DiffReporter {
    if let reporter = DiffReporter.all.first(where: { $0.name == output }) { return reporter }
    let names = DiffReporter.all.map(\.name).joined(separator: ", ")
    throw ValidationError("unknown output format '\(output)' (-o): it is one of \(names).")
  }

  func validate() throws {
    _ = try reporter()
  }

  func run() throws {
    let reporter = try reporter()
    let filter = try display.filter()
    var simulation = SimulationOptions()
    simulation.replacesRunning = sides.replace
    simulation.admitsBarePods = sides.admission
    let before = try Pipeline(sides.before).read(simulation)
    let after = try Pipeline(sides.after).read(simulation)
    for side in [before, after] { side.sources.releaseTexts() }
    let comparison = PlacementComparison(before: before, after: after, detail: detail) {
      filter.matches($0.pod, $0.identity)
    }
    let result = try comparison.run()
    let (old, new) = sides.names
    let report = DiffReport(result.diff, before: old, after: new)
    try StandardOutput.print { reporter.write(report, style: Terminal.style(color: display.color), to: $0) }
    var remarks: [String] = []
    if reporter.isForPeople, let passedOver = Remarks.passedOver(after.passedOver) { remarks.append(passedOver) }
    for item in result.notModelled {
      let line = Remarks.notModelled(item)
      if !remarks.contains(line) { remarks.append(line) }
    }
    StandardError.write(remarks.map { $0 + "\n" }.joined())
    if !result.notModelled.isEmpty, !sides.allowUnmodelled { throw ExitStatus.unusable.exitCode }
    if !result.diff.isEmpty { throw ExitStatus.failure.exitCode }
  }
}

extension PlacementDetail {
  /// The value of `--detail`.
  fileprivate static func parse(_ text: String) throws -> PlacementDetail {
    if let detail = PlacementDetail(rawValue: text) { return detail }
    let names = allCases.map(\.rawValue).joined(separator: ", ")
    throw ArgumentParser.ValidationError("'\(text)' cannot be compared: it is one of \(names).")
  }
}
