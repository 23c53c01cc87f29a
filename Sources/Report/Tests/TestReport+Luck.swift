extension TestReport {
  /// What came of playing a test under other choices among equals.
  public struct Luck: Sendable {
    /// How many choices there were.
    public var runs: Int
    /// Without a choice, all runs are the same.
    public var hasChoices: Bool
    /// Whether pods of equal priority came in another order too.
    public var shuffles: Bool
    public var policy: FragilePolicy
    public var fragile: [Fragile]

    public init(runs: Int, hasChoices: Bool, shuffles: Bool, policy: FragilePolicy, fragile: [Fragile]) {
      self.runs = runs
      self.hasChoices = hasChoices
      self.shuffles = shuffles
      self.policy = policy
      self.fragile = fragile
    }
  }

  /// An assertion that holds under some choices only.
  public struct Fragile: Sendable {
    /// In how many of the runs it holds.
    public var holds: Int
    /// The first seed under which it does not.
    public var seed: UInt64
    /// How it fails then.
    public var failure: Failure
    /// Whether it fails without any seed too.
    public var failsAnyway: Bool

    public init(holds: Int, seed: UInt64, failure: Failure, failsAnyway: Bool) {
      self.holds = holds
      self.seed = seed
      self.failure = failure
      self.failsAnyway = failsAnyway
    }
  }
}

extension TestReport.Luck {
  /// Whether what is fragile is told, and not only counted.
  var tellsFragile: Bool { policy != .allow }

  /// Whether the test fails for it.
  var isFailure: Bool { policy == .fail && !fragile.isEmpty }

  /// After the number of pods: `holds in all 64 tie choices`, `1 fragile in 64 tie choices`, `no ties`.
  var remark: String {
    if !hasChoices { return "no ties" }
    return fragile.isEmpty ? "holds in all \(runs) \(choices)" : "\(fragile.count) fragile in \(runs) \(choices)"
  }

  /// `is fragile: it holds in 61 of 64 tie choices`.
  func remark(on fragile: TestReport.Fragile) -> String {
    "is fragile: it holds in \(fragile.holds) of \(runs) \(choices)"
  }

  /// What a run differs in from the usual one, after a number.
  var choices: String { shuffles ? "orders and tie choices" : "tie choices" }
}
