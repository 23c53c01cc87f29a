public import Expectations
public import Report

/// What came of playing a test under other choices.
public struct LuckResult: Sendable {
  /// How many choices the test was held against.
  public var runs: Int
  /// Whether there was anything to choose; without, every choice is the usual one.
  public var hasChoices: Bool
  /// Whether pods of equal priority came in another order too.
  public var shuffles: Bool
  public var policy: FragilePolicy
  /// In the order of the test file.
  public var fragile: [FragileAssertion]

  /// Whether the test fails for it.
  public var isFailure: Bool { policy == .fail && !fragile.isEmpty }
}

/// An assertion that holds under some choices only, or under the usual one only.
public struct FragileAssertion: Sendable {
  /// In how many of the runs it holds.
  public var holds: Int
  /// The first seed under which it does not.
  public var seed: UInt64
  /// How it fails then.
  public var failure: Failure
  /// Whether it fails under the usual choice too, and has been told there.
  public var failsAnyway: Bool
}
