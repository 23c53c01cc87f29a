import ControlPlane
import Kubernetes
import Report
import Scheduler
import SourceText
import Symbols

/// What all tests together tell about the rules and nodes of their input: a rule that one test passes over may be what
/// another is about.
struct RuleLedger {
  private var changes: [ChangeKey: RuleChange] = [:]
  private var rules: [RuleKey: RuleCoverage] = [:]
  private var nodes: [String: TestReport.Part] = [:]
  /// Tests that do not hold as they are, of which a change could tell nothing.
  var leftOut = 0

  private struct RuleKey: Hashable {
    let origin: SourcePosition
    let text: String
    let owner: String
  }

  private struct ChangeKey: Hashable {
    let rule: RuleKey
    let change: String
  }

  mutating func add(_ outcomes: [RuleTrial.Outcome], of test: String) {
    for outcome in outcomes {
      let rule = RuleKey(origin: outcome.rule.origin, text: outcome.rule.text, owner: outcome.rule.owner)
      note(outcome, ChangeKey(rule: rule, change: outcome.change), test)
      guard outcome.isDropped else { continue }
      let part = outcome.effect.part
      let known = rules[rule]?.part ?? .idle
      rules[rule] = RuleCoverage(
        text: rule.text, owner: rule.owner, position: rule.origin, part: max(known, part))
    }
  }

  private mutating func note(_ outcome: RuleTrial.Outcome, _ key: ChangeKey, _ test: String) {
    var moved = 0
    if case .placement(let count) = outcome.effect { moved = count }
    var change =
      changes[key]
      ?? RuleChange(
        text: outcome.rule.text, owner: outcome.rule.owner, position: outcome.rule.origin, change: outcome.change,
        isNoticed: false, moved: 0, test: "")
    change.isNoticed = change.isNoticed || outcome.isNoticed
    if moved > change.moved {
      change.moved = moved
      change.test = test
    }
    changes[key] = change
  }

  /// - Parameter run: with the verdicts of all nodes.
  mutating func addNodes(of run: PlacementRun) {
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
    for (node, part) in zip(run.nodes, parts) {
      nodes[node.metadata.name.text] = max(nodes[node.metadata.name.text] ?? .idle, part)
    }
  }

  func result(_ options: RuleOptions, in sources: SourceMap) -> RuleResult {
    var result = RuleResult(leftOut: leftOut)
    if options.mutates {
      result.changes = sources.inOrder(Array(changes.values), \.position) { "\($0.text) \($0.owner) \($0.change)" }
    }
    if options.covers {
      result.rules = sources.inOrder(Array(rules.values), \.position) { "\($0.text) \($0.owner)" }
      let rows = nodes.keys.sorted()
      let names = NodeNameList(rows)
      result.nodes = TestReport.Part.allCases.reversed().map { part in
        let some = rows.indices.filter { nodes[rows[$0]] == part }
        return NodeCoverage(part: part, count: some.count, names: names.fold(some))
      }
    }
    return result
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

extension SourceMap {
  /// By file and place; what stands at one place by its text.
  fileprivate func inOrder<Item>(
    _ items: [Item], _ position: (Item) -> SourcePosition, _ text: (Item) -> String
  ) -> [Item] {
    let keyed = items.map { item in
      (path: location(of: position(item))?.path ?? "", offset: position(item).offset, text: text(item), item: item)
    }
    return keyed.sorted { ($0.path, $0.offset, $0.text) < ($1.path, $1.offset, $1.text) }.map(\.item)
  }
}
