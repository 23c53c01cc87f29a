import ArgumentParser
import ControlPlane
import Report
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
      "What to compare: zone or pool (places that are alike are one), placement (where pods are), reasons (and what rules nodes out) or scores. Default: placement.",
      valueName: "detail"),
    transform: PlacementDetail.parse)
  var detail = PlacementDetail.placement

  @Option(
    name: .shortAndLong, help: OutputTargets.help(DiffReporter.all), completion: .list(DiffReporter.all.map(\.name)))
  var output: [String] = []

  func validate() throws {
    _ = try OutputTargets(output, among: DiffReporter.all)
  }

  func run() throws {
    let targets = try OutputTargets(output, among: DiffReporter.all)
    try targets.settle(color: display.color) { try compare(targets) }
  }

  private func compare(_ targets: OutputTargets<DiffReport>) throws {
    let filter = try display.filter()
    var simulation = SimulationOptions()
    simulation.replacesRunning = !sides.beside
    simulation.admitsBarePods = sides.admission
    let before = try Pipeline(sides.before).read(simulation)
    let after = try Pipeline(sides.after).read(simulation)
    for side in [before, after] { side.sources.releaseTexts() }
    let comparison = PlacementComparison(before: before, after: after, detail: detail) {
      filter.matches($0.pod, $0.identity)
    }
    let result = try comparison.run()
    let (old, new) = sides.names
    let report = DiffReport(result.diff, before: old, after: new, remarks: result.remarks)
    try targets.deliver(report, color: display.color)
    StepSummary.append(report.markdown(limit:))
    var told = result.remarks.after
    told.namesFiles = sides.folders.verbose
    var remarks = targets.isForPeople ? told.passedOverSentences : []
    let notModelled = (result.remarks.before.notModelled + result.remarks.after.notModelled).map(\.sentence)
    for line in notModelled where !remarks.contains(line) { remarks.append(line) }
    StandardError.write(lines: remarks)
    if !notModelled.isEmpty, !sides.allowUnmodelled { throw ExitStatus.unusable.exitCode }
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
