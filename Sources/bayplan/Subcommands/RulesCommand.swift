import ArgumentParser
import Report
import SourceText

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

  @Option(
    name: .shortAndLong, help: OutputTargets.help(RuleReporter.all), completion: .list(RuleReporter.all.map(\.name)))
  var output: [String] = []

  @Option(help: "When to use colour: \(ColorChoice.allCases.map(\.rawValue).joined(separator: ", ")).")
  var color = ColorChoice.auto

  private func catalogue() throws -> RuleCatalogue {
    guard let id else { return .lint }
    if let only = RuleCatalogue.lint.only(id) { return only }
    let near = Spelling.nearest(to: id, among: RuleCatalogue.lint.rules.map(\.id)).map { "did you mean \($0)?" }
    throw ValidationError("there is no rule \(id): \(near ?? "'\(ProgramName.current) rules' lists them.")")
  }

  func validate() throws {
    _ = try OutputTargets(output, among: RuleReporter.all)
    _ = try catalogue()
  }

  func run() throws {
    let targets = try OutputTargets(output, among: RuleReporter.all)
    let catalogue = try catalogue()
    try targets.write(catalogue, color: color)
  }
}
