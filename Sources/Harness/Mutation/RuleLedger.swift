import ControlPlane
import Kubernetes
import Report
import Scheduler
import SourceText
import Symbols

/// What all tests together tell about the rules and nodes of their input: a rule that one test passes over may be what
/// another is about.
struct RuleLedger {
  private var changes: [ChangeKey: ChangeState] = [:]
  private var parts: [RuleKey: TestReport.Part] = [:]
  /// Each rule as the test has it in which most nodes do.
  private var owners: [RuleKey: PlacementRule] = [:]
  private var nodes: [String: TestReport.Part] = [:]
  /// Tests that do not hold as they are, of which a change could tell nothing.
  var leftOut = 0

  /// One rule, wherever it is met: a test may take some of the nodes of a taint away.
  private struct RuleKey: Hashable {
    let origin: SourcePosition
    let text: String
    /// Empty for a rule that stands in a file, which tells it apart.
    let owner: String

    init(_ rule: PlacementRule) {
      origin = rule.origin
      text = rule.text
      owner = rule.origin == .none ? rule.owner : ""
    }
  }

  private struct ChangeKey: Hashable {
    let rule: RuleKey
    let change: String
  }

  /// What is known of one change.
  private struct ChangeState {
    var isNoticed = false
    var moved = 0
    /// The test in which most pods moved.
    var test = ""
  }

  mutating func add(_ outcomes: [RuleTrial.Outcome], of test: String) {
    for outcome in outcomes {
      let rule = RuleKey(outcome.rule)
      if outcome.rule.ownerCount > (owners[rule]?.ownerCount ?? 0) { owners[rule] = outcome.rule }
      note(outcome, ChangeKey(rule: rule, change: outcome.change), test)
      guard outcome.isDropped else { continue }
      parts[rule] = max(parts[rule] ?? .idle, outcome.effect.part)
    }
  }

  private mutating func note(_ outcome: RuleTrial.Outcome, _ key: ChangeKey, _ test: String) {
    var moved = 0
    if case .placement(let count) = outcome.effect { moved = count }
    var change = changes[key] ?? ChangeState()
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
      let all = changes.compactMap { key, state in
        owners[key.rule].map { rule in
          RuleChange(
            text: rule.text, owner: rule.owner, position: rule.origin, change: key.change, isNoticed: state.isNoticed,
            moved: state.moved, test: state.test)
        }
      }
      result.changes = sources.inOrder(all, \.position) { "\($0.text) \($0.owner) \($0.change)" }
    }
    if options.covers {
      let all = parts.compactMap { key, part in
        owners[key].map { RuleCoverage(text: $0.text, owner: $0.owner, position: $0.origin, part: part) }
      }
      result.rules = sources.inOrder(all, \.position) { "\($0.text) \($0.owner)" }
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
