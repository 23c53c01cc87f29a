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
    usage: "\(ProgramName.current) admit -f PATH ... [--cluster PATH ...] [--requests FILE] [options]",
    discussion: """
      Sends manifests, one after the other, to an API server that is not there: decoding, defaults, admission and validation, \
      in the server's own words and with the line that is to blame; and lets controllers make the pods of workloads, which is \
      where quotas and pod security refuse. With --requests, any requests, of any user.

      Example:
        \(ProgramName.current) admit -f deploy/ --cluster namespaces.yaml

      Exit status: 0 all is taken, 1 something is refused, 2 the input cannot be used.
      """)

  @Option(
    name: [.customShort("f"), .customLong("filename")], parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Manifests to apply. A file, a folder (read with all below it) or - for standard input. May be repeated.",
      valueName: "path"), completion: .file())
  var filename: [String] = []

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
    help: ArgumentHelp(
      "How the API server is set up: the parts admission and webhooks of a configuration. Default: .bayplan.yaml, if there "
        + "is one.", valueName: "path"), completion: .file())
  var config: String?

  @OptionGroup var asker: AskerOptions

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

  @Flag(help: "Show what defaults and admission added to each object.")
  var added = false

  @Option(help: "When to use colour: \(ColorChoice.allCases.map(\.rawValue).joined(separator: ", ")).")
  var color = ColorChoice.auto

  func validate() throws {
    if filename.isEmpty, requests == nil {
      throw ValidationError("nothing to ask: give manifests with -f PATH, or requests with --requests FILE.")
    }
    if (filename + cluster + [requests].compactMap { $0 }).count(where: { $0 == "-" }) > 1 {
      throw ValidationError("standard input (-) can be read only once.")
    }
    _ = try asker.who()
    if asker.isGiven, filename.isEmpty {
      throw ValidationError(
        "--as is who applies the manifests of -f: requests of a file say it themselves, with the key as.")
    }
    if namespace.isEmpty { throw ValidationError("the namespace (-n) is empty.") }
    if let profile, profile != "reference" {
      throw ValidationError("there is no profile '\(profile)' (--profile): it is reference.")
    }
    _ = try VersionChoice.parse(kubernetesVersion)
    _ = try OutputTargets(output, among: AdmitReporter.all)
  }

  func run() throws {
    let targets = try OutputTargets(output, among: AdmitReporter.all)
    try targets.settle(color: color) { try tell(targets) }
  }

  private func tell(_ targets: OutputTargets<AdmitReport>) throws {
    var run = AdmitRun(
      try VersionChoice.parse(kubernetesVersion), isReference: profile != nil, config: config,
      keepsObjects: added || targets.showsObjects)
    run.read(cluster: cluster, files: filename, requests: requests, defaultNamespace: namespace, as: try asker.who())
    try Remarks.print(run.diagnostics, run.sources)
    var report = run.report()
    report.showsAdded = added
    try targets.deliver(report, color: color)
    if !report.isFine, profile == nil { throw ExitStatus.failure.exitCode }
  }
}
