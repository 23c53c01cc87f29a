import Lint
import Report

extension RuleCatalogue {
  /// All rules of `bayplan lint`.
  static let lint = RuleCatalogue(
    rules: RuleRegistry.all.map { Rule($0.about) }.sorted { $0.id < $1.id }, kinds: RuleKind.allCases.map(\.rawValue),
    isWhole: true)

  /// One of them, nil when there is no such rule.
  func only(_ id: String) -> RuleCatalogue? {
    rules.first { $0.id == id }.map { RuleCatalogue(rules: [$0], kinds: kinds, isWhole: false) }
  }
}

extension RuleCatalogue.Rule {
  init(_ about: RuleDescription) {
    self.init(
      id: about.id, kind: about.kind.rawValue, severity: about.severity, needs: about.needs.words,
      summary: about.summary, why: about.why, remedy: about.remedy)
    parameters = about.parameters.map {
      RuleCatalogue.Parameter(name: $0.name, standard: $0.standard, about: $0.about)
    }
    bad = about.bad.map { RuleCatalogue.Example($0) }
    good = about.good.map { RuleCatalogue.Example($0) }
  }
}

extension RuleCatalogue.Example {
  init(_ example: Example) {
    self.init(
      text: example.remarkedText, cluster: example.cluster.joined(separator: "\n---\n"), messages: example.messages,
      about: example.about)
  }
}
