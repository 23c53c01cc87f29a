import ControlPlane
import Kubernetes
import Report
import Scheduler
import SourceText
import Symbols

/// What one test that holds tells about the rules and nodes of its input.
struct RuleObserver {
  let sources: SourceMap
  /// The test's name.
  let test: String

  func mutation(_ outcomes: [RuleTrial.Outcome]) -> TestReport.Mutation {
    TestReport.Mutation(
      changes: outcomes.map { outcome in
        var moved = 0
        if case .placement(let count) = outcome.effect { moved = count }
        return TestReport.RuleChange(
          rule: rule(outcome.rule), change: outcome.change, isNoticed: outcome.isNoticed, moved: moved,
          test: moved > 0 ? test : "")
      })
  }

  /// - Parameter run: with the verdicts of all nodes.
  func coverage(_ outcomes: [RuleTrial.Outcome], of run: PlacementRun) -> TestReport.Coverage {
    TestReport.Coverage(
      rules: outcomes.filter(\.isDropped).map { .init(rule: rule($0.rule), part: $0.effect.part) },
      parts: Self.parts(of: run))
  }

  private func rule(_ rule: PlacementRule) -> TestReport.Rule {
    let location = sources.location(of: rule.origin)
    return TestReport.Rule(
      text: rule.text, owner: rule.owner, ownerCount: rule.ownerCount,
      place: location.map { InputLine(file: $0.path, line: $0.line) }, column: location?.column ?? 0)
  }

  private static func parts(of run: PlacementRun) -> [String: TestReport.Part] {
    var parts = Array(repeating: TestReport.Part.idle, count: run.nodes.count)
    for decision in run.pods.map(\.decision) {
      let table = decision.table
      for (entry, row) in table.rows.enumerated() where table.rejections[entry] == nil {
        parts[row] = max(parts[row], .weighs)
      }
      for row in decision.ties + [decision.node, decision.preemption?.nominatedNode].compactMap(\.self) {
        parts[row] = .decides
      }
    }
    return Dictionary(zip(run.nodes.map(\.metadata.name.text), parts), uniquingKeysWith: max)
  }
}

extension RuleEffect {
  fileprivate var part: TestReport.Part {
    switch self {
    case .none: .idle
    case .verdicts: .weighs
    case .placement: .decides
    }
  }
}
