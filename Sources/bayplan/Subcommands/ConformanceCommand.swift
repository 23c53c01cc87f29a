import ArgumentParser
import Conformance
import Input
import Report

/// `bayplan conformance`.
struct ConformanceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "conformance",
    abstract: "Hold bayplan's decisions against those of the real kube-scheduler and API server.",
    discussion: """
      A case is a folder with cluster.yaml, pods.yaml, perhaps config.yaml, and expected.json: the decisions of the \
      real kube-scheduler v1.35.4. expected-v1.34.json and expected-v1.36.json are those of v1.34.1 and v1.36.2 where \
      they differ, expected-v1.37.json those of v1.37.2 in every case; a case may have some of them alone. \
      refused-v1.34.txt holds the error of a version that refuses the configuration.

      A folder with requests.yaml, perhaps setup.yaml, and expected.json is a case of the API server: what \
      kube-apiserver v1.36.2 answered to the requests, and v1.37.2 in expected-v1.37.json where that differs.

      Example:
        \(ProgramName.current) conformance testcases/conformance

      Exit status: 0 all cases agree, 1 some differ, 2 the input cannot be used.
      """)

  @Argument(help: ArgumentHelp("Cases, or folders with cases in them or below.", valueName: "folder"))
  var folders: [String]

  @Option(
    help: ArgumentHelp(
      "Compare with this kube-scheduler alone: \(VersionChoice.list). Default: with all.", valueName: "version"),
    completion: .list(VersionChoice.names),
    transform: Self.version)
  var kubernetesVersion: ReferenceVersion?

  @Option(
    name: .shortAndLong, help: OutputTargets.help(ConformanceReporter.all),
    completion: .list(ConformanceReporter.all.map(\.name)))
  var output: [String] = []

  @Option(
    help: ArgumentHelp("Also write the table into this page, between its conformance markers.", valueName: "file"),
    completion: .file())
  var update: String?

  @Option(help: "When to use colour: \(ColorChoice.allCases.map(\.rawValue).joined(separator: ", ")).")
  var color = ColorChoice.auto

  private static func version(_ text: String) throws -> ReferenceVersion {
    if let version = ReferenceVersion(try VersionChoice.parse(text)) { return version }
    let names = ReferenceVersion.all.map(\.name).joined(separator: ", ")
    throw ValidationError("there are no decisions of \(text) (--kubernetes-version): there are those of \(names).")
  }

  func validate() throws {
    _ = try OutputTargets(output, among: ConformanceReporter.all)
  }

  func run() throws {
    let targets = try OutputTargets(output, among: ConformanceReporter.all)
    var cases: [ConformanceCase] = []
    var requests: [RequestCase] = []
    do {
      for folder in folders {
        let asked = try RequestCase.find(in: folder)
        requests += asked.filter { !requests.contains($0) }
        cases += try ConformanceCase.find(in: folder, orOthers: !asked.isEmpty).filter { !cases.contains($0) }
      }
    } catch {
      throw Remarks.unusable("\(error.message)")
    }
    let versions = kubernetesVersion.map { [$0] } ?? ReferenceVersion.all
    var report = ConformanceRun(cases, as: versions).report
    report.append(RequestRun(requests, as: versions) { AdmitRun.answers(to: $0, as: $1) }.report)
    StandardError.write(lines: report.problems.map { "error: \($0)" })
    try targets.write(report, color: color)
    if let update { try write(report, into: update) }
    if !report.problems.isEmpty { throw ExitStatus.unusable.exitCode }
    if !report.differences.isEmpty { throw ExitStatus.failure.exitCode }
  }
}
