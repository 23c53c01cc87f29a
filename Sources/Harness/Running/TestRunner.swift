import ControlPlane
import Expectations
public import Grammar
import Input
import Kubernetes
import Loading
import Parallel
import Report
public import SourceText
import Synchronization
public import Validation
public import Versions

/// Runs tests: loads what they name, places their pods, judges.
public struct TestRunner: Sendable {
  private let sources: SourceMap
  let options: Options
  let cache: FixtureCache

  public struct Options: Sendable {
    /// Tests whose name does not match are left out.
    public var filter: Glob?
    /// Which part of the suite is run; nil for all of it.
    public var shard: TestPlan.Shard?
    /// How many tests run at once.
    public var jobs = 0
    /// Leave out what comes after the first test that does not pass.
    public var stopsAtFailure = false
    /// Write golden files instead of holding the run against them.
    public var updatesGoldenFiles = false
    /// Keep the decisions behind failures, so that they can be told in full.
    public var keepsEvidence = false
    /// Keep where all pods went, explained.
    public var keepsPlacements = false
    /// Paths that take the place of `workloads` in every test; `-` is standard input.
    public var workloads: [String] = []
    /// Let kustomize and helm render what tests name.
    public var runsPrograms = false
    /// For tests that name no version.
    public var version = KubernetesVersion.standard
    /// Whether somebody chose it. If not, a test that fails is tried under the version that was played before.
    public var namesVersion = true
    /// Which choices among equals are played.
    public var luck = Luck()
    /// What is asked about the rules of the input.
    public var rules = RuleOptions()
    /// What becomes of workloads that the API server would refuse.
    public var validation = ValidationMode.strict
    /// The same for objects of the cluster, which stand there already.
    public var clusterValidation = ValidationMode.warn

    public init() {}
  }

  public init(sources: SourceMap, options: Options = Options()) {
    self.sources = sources
    self.options = options
    cache = FixtureCache(sources: sources, runsPrograms: options.runsPrograms)
  }

  /// What the options choose of the tests in files.
  public func plan(_ files: [TestFile]) -> TestPlan {
    let all = TestPlan(files, filter: options.filter, version: options.version)
    return options.shard.map(all.part) ?? all
  }

  /// Runs the tests of all files. A bad file or test is a result of its own and hides no other.
  public func run(_ files: [TestFile]) -> TestRunReport { run(plan(files)) }

  /// Runs the tests of a plan, several at once; what comes of it is the same for any number.
  ///
  /// - Parameter observe: is told of each test that ends, on the thread that ran it.
  public func run(_ plan: TestPlan, observe: @escaping @Sendable () -> Void = {}) -> TestRunReport {
    report(outcomes(of: plan.items, observe), of: plan)
  }

  /// The outcomes of items, in order, up to the first that does not hold where that ends the run.
  func outcomes(
    of items: [TestPlan.Item], _ observe: @escaping @Sendable () -> Void = {}
  ) -> [TestOutcome] {
    let workers = min(options.jobs > 0 ? options.jobs : ParallelMap.cores, max(items.count, 1))
    // The first that does not hold is found for certain: those before it are never left out.
    let firstFailure = Atomic<Int>(Int.max)
    let outcomes = ParallelMap.run(items.count, workers: workers) { index -> TestOutcome? in
      if options.stopsAtFailure, index > firstFailure.load(ordering: .relaxed) { return nil }
      let outcome = run(items[index], workers: workers)
      if !outcome.holds { firstFailure.min(index, ordering: .relaxed) }
      observe()
      return outcome
    }
    guard options.stopsAtFailure else { return outcomes.compactMap(\.self) }
    return Array(outcomes.prefix(firstFailure.load(ordering: .relaxed) &+ 1).compactMap(\.self))
  }

  /// Adds up what came of the tests of a plan.
  func report(_ outcomes: [TestOutcome], of plan: TestPlan) -> TestRunReport {
    var report = TestRunReport()
    var seen: Set<Diagnostic> = []
    var refusals: [String: Refusals] = [:]
    var tally = RuleTally()
    for warning in plan.warnings where seen.insert(warning).inserted { report.warnings.append(warning) }
    for outcome in outcomes {
      report.results += outcome.results
      for warning in outcome.warnings where seen.insert(warning).inserted { report.warnings.append(warning) }
      refusals.merge(outcome.use.refusals) { first, _ in first }
      if !options.rules.isEmpty { tally.add(outcome.tally) }
    }
    let moved = zip(plan.items, outcomes).filter { $1.heldBefore }.compactMap { $0.0.test?.range }
    if let first = moved.first { report.warnings.append(Self.defaultMoved(for: moved.count, at: first)) }
    var all = Refusals()
    for other in refusals.values { all.add(other) }
    if let summary = all.summary { report.warnings.append(summary) }
    if options.rules.mutates { report.mutation = tally.mutation }
    if options.rules.covers { report.coverage = tally.coverage }
    report.notRun = plan.items.dropFirst(outcomes.count).reduce(0) { $0 + $1.resultCount }
    if let shard = plan.shard {
      let numbers = zip(plan.items, outcomes).flatMap { item, _ in item.number..<(item.number + item.resultCount) }
      report.shard = TestReport.Shard(
        index: shard.index, total: shard.total, resultCount: plan.resultCount, numbers: numbers)
    }
    return report
  }

  /// What is said of tests that hold under the version that was played when nobody named one.
  private static func defaultMoved(for count: Int, at range: SourceRange) -> Diagnostic {
    let (now, before) = (KubernetesVersion.standard.number, KubernetesVersion.formerStandard.number)
    return .warning(
      .changedStandard, at: range,
      "kube-scheduler \(now) is played where no version is named, no longer \(before), under which "
        + (count == 1 ? "this test holds" : "this and \(count - 1) more of these tests hold")
        + "; to stay there, give --kubernetes-version \(before), or write scheduler: {kubernetesVersion: \"\(before)\"}"
    )
  }

  /// Whether a test that fails would hold under the version that was played before.
  private func heldBefore(_ item: TestPlan.Item, _ test: PlacementTest, _ result: TestResult) -> Bool {
    if options.namesVersion || !test.versions.isEmpty || result.verdict != .failed { return false }
    var plain = options
    plain.luck = .init()
    plain.rules = .init()
    plain.keepsPlacements = false
    guard let version = try? KubernetesVersion.formerStandard.setting(test.featureGates) else { return false }
    var ignored = TestOutcome()
    return TestRun(test: test, path: item.path, sources: sources, options: plain, workers: 1)
      .result(version, GoldenKeeper(updates: false), FixtureLoader(cache: cache), &ignored).verdict == .passed
  }

  /// - Parameter workers: how many tests run beside each other, this one among them.
  private func run(_ item: TestPlan.Item, workers: Int) -> TestOutcome {
    var outcome = TestOutcome()
    if let test = item.test, item.problems.isEmpty {
      let run = TestRun(
        test: test, path: item.path, sources: sources, options: options, workers: max(1, ParallelMap.cores / workers))
      for (index, version) in item.versions.enumerated() {
        // One version writes the golden file, the others are held against it.
        let goldens = GoldenKeeper(updates: options.updatesGoldenFiles && index == 0)
        var result = run.result(version, goldens, FixtureLoader(cache: cache), &outcome)
        if item.versions.count > 1 { result.name += " (\(version))" }
        outcome.heldBefore = heldBefore(item, test, result)
        outcome.results.append(result)
      }
    } else {
      outcome.results = [.unusable(item.name, item.path, at: item.position, item.problems)]
    }
    outcome.tally.leftOut = outcome.results.count { $0.verdict != .passed }
    outcome.use.paths.insert(item.path)
    return outcome
  }
}
