import APIServer
import ArgumentParser
import Report
import SourceText
import Symbols
import Versions

/// `bayplan podsecurity`.
struct PodSecurityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "podsecurity",
    abstract: "Say what levels of pod security refuse, in the API server's words.",
    usage: "\(ProgramName.current) podsecurity -f PATH ... [--level LEVEL[:VERSION]] ... [options]",
    discussion: """
      Holds pods, and the templates of workloads, against the Pod Security Standards in any of their versions, and says \
      which is the strictest level that a namespace with them could enforce today.

      Example:
        \(ProgramName.current) podsecurity -f deploy/ --level restricted --level baseline:v1.25

      Exit status: 0 all are allowed by all levels, 1 some are not, 2 some input cannot be read.
      """)

  @OptionGroup var files: WrittenFiles

  @Option(
    name: .customLong("level"),
    help: ArgumentHelp(
      "A level, perhaps with a version: baseline, restricted:v1.25, restricted:latest. May be repeated; without any, "
        + "baseline and restricted in their latest version.", valueName: "level"),
    completion: .list(["privileged", "baseline", "restricted"]))
  var levels: [String] = []

  @Option(
    help: ArgumentHelp(
      "The API server's version, of whose checks 'latest' means the newest: \(VersionChoice.list).",
      valueName: "version"),
    completion: .list(VersionChoice.names), transform: VersionChoice.parse)
  var kubernetesVersion = KubernetesVersion.standard

  @Option(
    name: .shortAndLong, help: OutputTargets.help(PodSecurityReporter.all),
    completion: .list(PodSecurityReporter.all.map(\.name)))
  var output: [String] = []

  @Option(help: "When to use colour: \(ColorChoice.allCases.map(\.rawValue).joined(separator: ", ")).")
  var color = ColorChoice.auto

  func validate() throws {
    _ = try policies()
    _ = try OutputTargets(output, among: PodSecurityReporter.all)
  }

  func run() throws {
    let targets = try OutputTargets(output, among: PodSecurityReporter.all)
    let scan = PodSecurityScan(
      files, try policies(), version: kubernetesVersion)
    Remarks.tell(scan.diagnostics, scan.sources)
    if scan.report.results.isEmpty { Remarks.complain("there is no pod and no workload in what was read (-f)") }
    try targets.deliver(scan.report, color: color)
    if targets.isForPeople {
      var remarks = ReportRemarks(passedOver: scan.passedOver, files: scan.passedOverFiles)
      remarks.namesFiles = files.folders.verbose
      StandardError.write(lines: remarks.passedOverSentences)
    }
    if scan.report.results.isEmpty || scan.diagnostics.contains(where: { $0.severity == .error }) {
      throw ExitStatus.unusable.exitCode
    }
    if !scan.report.isAllowed { throw ExitStatus.failure.exitCode }
  }

  private func policies() throws -> [PodSecurityPolicy] {
    if levels.isEmpty { return [PodSecurityPolicy(.baseline), PodSecurityPolicy(.restricted)] }
    var policies: [PodSecurityPolicy] = []
    for text in levels {
      guard let policy = PodSecurityPolicy(text) else { throw ValidationError(Self.refusal(of: text)) }
      if !policies.contains(policy) { policies.append(policy) }
    }
    return policies
  }

  private static func refusal(of text: String) -> String {
    let level = text.prefix { $0 != ":" }.description
    let names = PodSecurityLevel.allCases.map(\.rawValue)
    if names.contains(level) {
      return "'\(text)' names no version of \(level) (--level): write \(level):latest or, say, \(level):v1.25."
    }
    let near = Spelling.nearest(to: level, among: names).map { "did you mean \($0)?" }
    return
      "there is no level '\(level)' of pod security (--level): \(near ?? "it is one of \(names.joined(separator: ", ")).")"
  }
}
