import ArgumentParser
import Expectations
import Report

/// `bayplan rules`.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "List the rules of lint, or tell all about one.",
    discussion: """
      Examples:
        \(ProgramName.current) rules
        \(ProgramName.current) rules node-label-unknown-key
      """)

  @Argument(
    help: ArgumentHelp("A rule; all of them when left out.", valueName: "id"),
    completion: .list(RuleCatalogue.lint.rules.map(\.id)))
  var id: String?

  @Option(name: .shortAndLong, help: Self.outputHelp, completion: .list(RuleReporter.all.map(\.name)))
  var output = RuleReporter.all[0].name

  @Option(help: "When to use colour: \(ColorChoice.allCases.map(\.rawValue).joined(separator: ", ")).")
  var color = ColorChoice.auto

  private static var outputHelp: ArgumentHelp {
    let formats = RuleReporter.all.map { "\($0.name) (\($0.about))" }.joined(separator: ", ")
    return ArgumentHelp("How to print it: \(formats).", valueName: "format")
  }

  private func reporter() throws -> RuleReporter {
    if let reporter = RuleReporter.all.first(where: { $0.name == output }) { return reporter }
    let names = RuleReporter.all.map(\.name).joined(separator: ", ")
    throw ValidationError("unknown output format '\(output)' (-o): it is one of \(names).")
  }

  private func catalogue() throws -> RuleCatalogue {
    guard let id else { return .lint }
    if let only = RuleCatalogue.lint.only(id) { return only }
    let near = Spelling.nearest(to: id, among: RuleCatalogue.lint.rules.map(\.id)).map { "did you mean \($0)?" }
    throw ValidationError("there is no rule \(id): \(near ?? "'\(ProgramName.current) rules' lists them.")")
  }

  func validate() throws {
    _ = try reporter()
    _ = try catalogue()
  }

  func run() throws {
    let reporter = try reporter()
    let catalogue = try catalogue()
    try StandardOutput.print { reporter.write(catalogue, style: Terminal.style(color: color), to: $0) }
  }
}
