extension TestReport {
  /// Which changes of the input no test noticed.
  public struct Mutation: Sendable {
    /// By file and place.
    public var changes: [RuleChange]
    /// How many tests do not hold as they are, and were left out.
    public var leftOut: Int

    public init(changes: [RuleChange] = [], leftOut: Int = 0) {
      self.changes = changes
      self.leftOut = leftOut
    }
  }

  /// A taint, a toleration, a selector, a term or a constraint of the input.
  public struct Rule: Sendable {
    /// `toleration of lifecycle=spot:NoSchedule`.
    public var text: String
    /// `Job/nightly-report`, `node-a`.
    public var owner: String
    /// How many nodes have the taint; 1 for every other rule.
    public var ownerCount: Int
    public var place: InputLine?
    /// From 1; 0 without a place.
    public var column: Int

    public init(text: String, owner: String, ownerCount: Int = 1, place: InputLine?, column: Int) {
      self.text = text
      self.owner = owner
      self.ownerCount = ownerCount
      self.place = place
      self.column = column
    }
  }

  /// A rule that was dropped or weakened.
  public struct RuleChange: Sendable {
    public var rule: Rule
    /// `dropped`, `weakened to ScheduleAnyway`.
    public var change: String
    public var isNoticed: Bool
    /// How many pods ended up elsewhere in the test where it did most.
    public var moved: Int
    /// That test; empty when nothing moved.
    public var test: String

    public init(rule: Rule, change: String, isNoticed: Bool, moved: Int, test: String) {
      self.rule = rule
      self.change = change
      self.isNoticed = isNoticed
      self.moved = moved
      self.test = test
    }
  }

  /// Which rules and nodes took part in a decision.
  public struct Coverage: Sendable {
    /// By file and place.
    public var rules: [CoveredRule]
    /// By name.
    public var parts: [String: Part]
    /// How many tests do not hold as they are, and were left out.
    public var leftOut: Int

    public init(rules: [CoveredRule] = [], parts: [String: Part] = [:], leftOut: Int = 0) {
      self.rules = rules
      self.parts = parts
      self.leftOut = leftOut
    }
  }

  /// What something has to do with where pods end up, the greatest part last.
  public enum Part: String, CaseIterable, Comparable, Sendable {
    /// Nothing: without the rule every verdict is the same; every pod rejects the node.
    case idle
    /// Without the rule some node is rejected or scored otherwise; some pod could go to the node.
    case weighs
    /// Without the rule some pod ends up otherwise; some pod ends up on the node.
    case decides

    public static func < (a: Part, b: Part) -> Bool { a.rank < b.rank }

    private var rank: Int {
      switch self {
      case .idle: 0
      case .weighs: 1
      case .decides: 2
      }
    }
  }

  public struct CoveredRule: Sendable {
    public var rule: Rule
    public var part: Part

    public init(rule: Rule, part: Part) {
      self.rule = rule
      self.part = part
    }
  }

  public struct CoveredNodes: Sendable {
    public var part: Part
    public var count: Int
    /// Folded where they are in a row: `node-{1..17}`.
    public var names: [String]

  }
}

extension TestReport.Mutation {
  var noticedCount: Int { changes.count { $0.isNoticed } }

  var unnoticed: [TestReport.RuleChange] { changes.filter { !$0.isNoticed } }
}

extension TestReport.Coverage {
  /// A group for each part, the greatest first.
  public var nodes: [TestReport.CoveredNodes] {
    let rows = parts.keys.sorted()
    let names = NodeNameList(rows)
    return TestReport.Part.allCases.reversed().map { part in
      let some = rows.indices.filter { parts[rows[$0]] == part }
      return TestReport.CoveredNodes(part: part, count: some.count, names: names.fold(some))
    }
  }

  /// Rules that took part.
  var ruleCount: Int { rules.count { $0.part > .idle } }

  var nodeCount: Int { parts.count }

  /// Nodes that took part.
  var activeNodeCount: Int { parts.values.count { $0 > .idle } }
}

extension TestReport.RuleChange {
  /// `2 pods end up elsewhere in 'checkout stands in every zone'`.
  var effect: String {
    moved == 1 ? "1 pod ends up elsewhere in '\(test)'" : "\(moved) pods end up elsewhere in '\(test)'"
  }
}
