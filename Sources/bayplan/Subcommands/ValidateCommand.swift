import ArgumentParser
import Kinds
import Report
import Versions
import SourceText
import Symbols

/// `bayplan validate`.
struct ValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Say what the API server would refuse, in its own words.",
    usage: "\(ProgramName.current) validate -f PATH ... [options]",
    discussion: """
      Decodes every object strictly, applies the API server's defaults and validates it as if it were created, offline. \
      Each error names the field and points at the value.

      Example:
        \(ProgramName.current) validate -f deploy/

      Exit status: 0 all objects are valid, 1 some are not, 2 some input cannot be read.
      """)

  @OptionGroup var files: WrittenFiles

  @Option(
    help: ArgumentHelp(
      "The API server of which version: \(VersionChoice.list). Default: \(VersionChoice.standard).",
      valueName: "version"),
    completion: .list(VersionChoice.names), transform: VersionChoice.parse
  )
  var kubernetesVersion = KubernetesVersion.standard

  @Flag(help: "Fail when objects of kinds without rules were passed over.")
  var strictKinds = false

  @Option(
    name: .shortAndLong, help: OutputTargets.help(FindingReporter.validation),
    completion: .list(FindingReporter.validation.map(\.name)))
  var output: [String] = []

  @Option(help: "When to use colour: \(ColorChoice.allCases.map(\.rawValue).joined(separator: ", ")).")
  var color = ColorChoice.auto

  func validate() throws {
    _ = try OutputTargets(output, among: FindingReporter.validation)
  }

  func run() throws {
    let targets = try OutputTargets(output, among: FindingReporter.validation)
    let validation = ManifestValidation(
      files, release: Release(minor: kubernetesVersion.minor))
    Remarks.tell(validation.diagnostics, validation.sources)
    var report = validation.report
    report.paths = .ofEnvironment
    try targets.deliver(report, color: color)
    StepSummary.append(report.markdown(limit:))
    if targets.isForPeople || (strictKinds && !validation.passedOver.isEmpty) {
      var remarks = validation.report.remarks
      remarks.namesFiles = files.folders.verbose
      var lines = remarks.passedOverSentences
      if strictKinds, !validation.passedOver.isEmpty { lines[0] = "error: \(lines[0])" }
      StandardError.write(lines: lines)
    }
    if validation.diagnostics.contains(where: { $0.severity == .error }) { throw ExitStatus.unusable.exitCode }
    let isFine = validation.report.objects.allSatisfy(\.isValid) && (validation.passedOver.isEmpty || !strictKinds)
    if !isFine { throw ExitStatus.failure.exitCode }
  }
}
