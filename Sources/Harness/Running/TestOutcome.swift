import Loading
import Report
import SourceText
import Validation

/// What came of one test of a plan, and what it was made from.
struct TestOutcome: Sendable {
  /// One for each version.
  var results: [TestResult] = []
  var warnings: [Diagnostic] = []
  /// What it tells about the rules of its input, as far as that was asked.
  var tally = RuleTally()
  var use = FixtureUse()
  /// Whether it fails because the version that is played without one being named is another than it was.
  var heldBefore = false

  var holds: Bool { results.allSatisfy { $0.verdict == .passed } }
}

/// What loading the fixtures of a test touched.
struct FixtureUse: Sendable {
  /// Files and folders, as they were opened.
  var paths: Set<String> = []
  /// Folders that other programs made manifests from.
  var rendered: Set<String> = []
  /// What the API server would refuse, by the file and how it was read: tests that share a file tell it once.
  var refusals: [String: Refusals] = [:]

  mutating func add(_ other: FixtureUse) {
    paths.formUnion(other.paths)
    rendered.formUnion(other.rendered)
    refusals.merge(other.refusals) { first, _ in first }
  }
}
