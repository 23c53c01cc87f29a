/// Adds up what tests tell about the rules and nodes of their input: a rule that one test passes over may be what
/// another is about. What comes of it does not depend on the order.
public struct RuleTally: Sendable {
  private var rules: [RuleKey: TestReport.Rule] = [:]
  private var changes: [ChangeKey: TestReport.RuleChange] = [:]
  private var parts: [RuleKey: TestReport.Part] = [:]
  private var nodes: [String: TestReport.Part] = [:]
  /// Tests that do not hold as they are, of which a change could tell nothing.
  public var leftOut = 0

  public init() {}

  /// One rule, wherever it is met: a test may take some of the nodes of a taint away.
  private struct RuleKey: Hashable {
    let place: InputLine?
    let column: Int
    let text: String
    /// Empty for a rule that stands in a file, which tells it apart.
    let owner: String

    init(_ rule: TestReport.Rule) {
      place = rule.place
      column = rule.column
      text = rule.text
      owner = rule.place == nil ? rule.owner : ""
    }
  }

  private struct ChangeKey: Hashable {
    let rule: RuleKey
    let change: String
  }

  public mutating func add(_ mutation: TestReport.Mutation) {
    for change in mutation.changes {
      let key = ChangeKey(rule: note(change.rule), change: change.change)
      guard var known = changes[key] else {
        changes[key] = change
        continue
      }
      known.isNoticed = known.isNoticed || change.isNoticed
      if change.moved > known.moved || change.moved == known.moved && change.test < known.test {
        known.moved = change.moved
        known.test = change.test
      }
      changes[key] = known
    }
  }

  public mutating func add(_ coverage: TestReport.Coverage) {
    for covered in coverage.rules {
      let key = note(covered.rule)
      parts[key] = max(parts[key] ?? .idle, covered.part)
    }
    for (node, part) in coverage.parts { nodes[node] = max(nodes[node] ?? .idle, part) }
  }

  /// All that another one holds.
  public mutating func add(_ other: RuleTally) {
    add(other.mutation)
    add(other.coverage)
    leftOut += other.leftOut
  }

  /// Keeps of each rule the form in which most nodes have it.
  private mutating func note(_ rule: TestReport.Rule) -> RuleKey {
    let key = RuleKey(rule)
    guard let known = rules[key] else {
      rules[key] = rule
      return key
    }
    if (rule.ownerCount, known.owner) > (known.ownerCount, rule.owner) { rules[key] = rule }
    return key
  }

  public var mutation: TestReport.Mutation {
    let all = changes.map { key, change in
      var change = change
      change.rule = rules[key.rule] ?? change.rule
      return change
    }
    return TestReport.Mutation(
      changes: Self.inOrder(all, \.rule) { "\($0.rule.text) \($0.rule.owner) \($0.change)" }, leftOut: leftOut)
  }

  public var coverage: TestReport.Coverage {
    let all = parts.compactMap { key, part in rules[key].map { TestReport.CoveredRule(rule: $0, part: part) } }
    return TestReport.Coverage(
      rules: Self.inOrder(all, \.rule) { "\($0.rule.text) \($0.rule.owner)" }, parts: nodes, leftOut: leftOut)
  }

  /// By file and place; what stands at one place by its text.
  private static func inOrder<Item>(
    _ items: [Item], _ rule: (Item) -> TestReport.Rule, _ text: (Item) -> String
  ) -> [Item] {
    let keyed = items.map { item in
      let rule = rule(item)
      return (
        file: rule.place?.file ?? "", line: rule.place?.line ?? 0, column: rule.column, text: text(item), item: item
      )
    }
    return keyed.sorted { ($0.file, $0.line, $0.column, $0.text) < ($1.file, $1.line, $1.column, $1.text) }.map(\.item)
  }
}
