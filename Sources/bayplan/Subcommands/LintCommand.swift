import ArgumentParser
import Lint
import Report
import Scheduler
import SourceText
import Symbols

/// `bayplan lint`.
struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Say what would never land where it should.",
    usage: "\(ProgramName.current) lint -f PATH ... [--cluster PATH ...] [options]",
    discussion: """
      Holds manifests against rules about placement. With the nodes of a cluster it says too which selectors, \
      tolerations and amounts fit none of them; rules that need nodes are left out without.

      Example:
        \(ProgramName.current) lint -f deploy/ --cluster nodes.yaml

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

  @Option(
    name: [.short, .long], help: ArgumentHelp("The namespace of objects that name none.", valueName: "namespace"))
  var namespace = "default"

  @Option(help: "When to use colour: \(ColorChoice.allCases.map(\.rawValue).joined(separator: ", ")).")
  var color = ColorChoice.auto

  func validate() throws {
    if filename.isEmpty { throw ValidationError("nothing to read: give the manifests with -f PATH.") }
    if (filename + cluster).count(where: { $0 == "-" }) > 1 {
      throw ValidationError("standard input (-) can be read only once.")
    }
    if namespace.isEmpty { throw ValidationError("the namespace (-n) is empty.") }
  }

  func run() throws {
    let lint = ManifestLint(
      filename, cluster: cluster, defaultNamespace: Symbol(namespace), settings: LintSettings())
    let report = lint.report
    try StandardOutput.print {
      FindingReporter.all[0].write(report, style: Terminal.style(color: color), to: $0)
    }
    try Remarks.print(lint.diagnostics, lint.sources)
    if report.findings.contains(where: { $0.severity == .error }) { throw ExitStatus.failure.exitCode }
  }
}
