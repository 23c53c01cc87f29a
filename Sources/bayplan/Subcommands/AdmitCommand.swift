import APIServer
import ArgumentParser
import Report
import SourceText
import Versions

/// `bayplan admit`.
struct AdmitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "admit",
    abstract: "Say what the API server would answer: what is created, changed, warned of and refused.",
    usage: "\(ProgramName.current) admit --requests FILE [--cluster PATH ...] [options]")

  @Option(
    name: .long, parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "What is stored already. A file, a folder (read with all below it) or - for standard input. May be repeated.",
      valueName: "path"), completion: .file())
  var cluster: [String] = []

  @Option(
    help: ArgumentHelp("Requests, one after the other: a list of them in a file of YAML or JSON.", valueName: "path"),
    completion: .file())
  var requests: String?

  @Option(
    help: ArgumentHelp(
      "With reference, the settings of the recorded cases, and placeholders for what a server draws.",
      valueName: "name"), completion: .list(["reference"]))
  var profile: String?

  @Option(
    name: [.short, .long], help: ArgumentHelp("The namespace of objects that name none.", valueName: "namespace"))
  var namespace = "default"

  @Option(
    help: ArgumentHelp("The Kubernetes version to play: \(VersionChoice.list).", valueName: "version"),
    completion: .list(VersionChoice.names))
  var kubernetesVersion = VersionChoice.standard

  @Option(
    name: .shortAndLong, help: OutputTargets.help(AdmitReporter.all), completion: .list(AdmitReporter.all.map(\.name)))
  var output: [String] = []

  @Option(help: "When to use colour: \(ColorChoice.allCases.map(\.rawValue).joined(separator: ", ")).")
  var color = ColorChoice.auto

  func validate() throws {
    _ = try VersionChoice.parse(kubernetesVersion)
    _ = try OutputTargets(output, among: AdmitReporter.all)
  }

  func run() throws {
    let targets = try OutputTargets(output, among: AdmitReporter.all)
    try targets.settle(color: color) { try tell(targets) }
  }

  private func tell(_ targets: OutputTargets<AdmitReport>) throws {
    let version = try VersionChoice.parse(kubernetesVersion)
    let isReference = profile == "reference"
    var scan = AdmitScan(isReference ? .reference(version) : ServerSettings(version: version))
    scan.observe(cluster, defaultNamespace: namespace)
    let entries = requests.map { scan.requests($0) } ?? []
    try Remarks.print(scan.diagnostics, scan.sources)
    var documents = entries.map { entry in
      AnswerDocument.draft(entry.request.map { scan.answer($0) } ?? Answer(code: 200, text: ""), verb: entry.verb)
    }
    if isReference {
      let drawn = scan.drawn
      documents = documents.map { drawn.replaced($0) }
    }
    try targets.deliver(AdmitReport(results: documents.map { AdmitReport.Result(document: $0) }), color: color)
  }
}
