import ArgumentParser
import CEL
import Input
import Report
import SourceText
import Symbols
import Versions
import YAML

/// `bayplan eval`.
struct EvalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval",
    abstract: "Say what an expression comes to, and what it costs, as the API server counts.",
    usage: "\(ProgramName.current) eval EXPRESSION [--variables FILE] [-f OBJECT] [options]",
    discussion: """
      Reads and runs an expression of the Common Expression Language as admission policies have it, offline.

      Example:
        \(ProgramName.current) eval 'object.spec.replicas <= 5' -f web.yaml

      Exit status: 0 it has a value, 1 it ends in a runtime error, 2 it does not compile or the input cannot be read.
      """)

  @Argument(help: ArgumentHelp("The expression.", valueName: "expression"))
  var expression: String

  @Option(
    help: ArgumentHelp("A file with an object, JSON or YAML, whose fields are the variables.", valueName: "path"),
    completion: .file())
  var variables: String?

  @Option(
    name: [.customShort("f"), .customLong("filename")],
    help: ArgumentHelp("A manifest, whose first document is the variable object.", valueName: "path"),
    completion: .file())
  var filename: String?

  @Option(
    help: ArgumentHelp("The API server's version: \(VersionChoice.list).", valueName: "version"),
    completion: .list(VersionChoice.names), transform: VersionChoice.parse)
  var kubernetesVersion = KubernetesVersion.standard

  @Option(
    name: .shortAndLong, help: OutputTargets.help(EvaluationReporter.all),
    completion: .list(EvaluationReporter.all.map(\.name)))
  var output: [String] = []

  func validate() throws {
    _ = try OutputTargets(output, among: EvaluationReporter.all)
  }

  func run() throws {
    let targets = try OutputTargets(output, among: EvaluationReporter.all)
    var values: [(name: String, value: CELValue)] = []
    if let variables {
      for entry in try root(of: variables).entries { values.append((entry.key.text, CELValue(entry.value))) }
    }
    if let filename {
      values.removeAll { $0.name == "object" }
      values.append(("object", CELValue(try root(of: filename))))
    }
    for name in ["object", "oldObject", "params"] where !values.contains(where: { $0.name == name }) {
      values.append((name, .null))
    }
    let report = EvaluationReport(
      expression, values.map { CELType.Field($0.name, .dynamic) }, values.map(\.value),
      features: .policies(minor: kubernetesVersion.minor))
    try targets.write(report, color: .auto)
    switch report.outcome {
    case .value: return
    case .error: throw ExitStatus.failure.exitCode
    case .refused: throw ExitStatus.unusable.exitCode
    }
  }

  private func root(of path: String) throws -> YAMLNode {
    let sources = SourceMap()
    do {
      let file = YAMLReader.read(sources.add(path: path, bytes: try FileContents.read(path)))
      try Remarks.print(file.diagnostics, sources)
      guard let root = file.documents.first?.root, root.kind == .mapping else {
        StandardError.write("error: \(path) holds no object\n")
        throw ExitStatus.unusable.exitCode
      }
      return root
    } catch let error as InputError {
      StandardError.write("error: \(error.message)\n")
      throw ExitStatus.unusable.exitCode
    }
  }
}
