import ControlPlane
public import Expectations
import Input
import Kubernetes
import Report
public import Scheduler
public import SourceText
public import Validation

/// Runs tests: loads what they name, places their pods, judges.
public struct TestRunner {
  private let sources: SourceMap
  private let options: Options
  private let loader: FixtureLoader

  public struct Options: Sendable {
    /// Tests whose name does not match are left out.
    public var filter: Glob?
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
    loader = FixtureLoader(sources: sources, runsPrograms: options.runsPrograms)
  }

  /// Runs the tests of all files in their order. A bad file or test is a result of its own and hides no other.
  public func run(_ files: [TestFile]) -> TestRunReport {
    var report = TestRunReport()
    var seen: Set<Diagnostic> = []
    var goldenOwners: [String: String] = [:]
    var ledger = RuleLedger()
    for file in files {
      let path = file.file.path
      var warnings = file.diagnostics
      if file.diagnostics.contains(where: { $0.severity == .error }) {
        let start = SourcePosition(file: file.file.id, offset: 0)
        report.results.append(.unusable(path, path, at: start, file.diagnostics))
      }
      for entry in file.tests {
        let test = entry.test
        let name = test.name.isEmpty ? path : test.name
        if let filter = options.filter, !filter.matches(name) { continue }
        var problems = entry.diagnostics
        if let golden = test.golden {
          let owner = goldenOwners.updateValue(name, forKey: test.resolve(golden))
          if let owner {
            problems.append(
              .error(at: golden.range, "\(golden.text) is the golden file of '\(owner)' already, name another"))
          }
        }
        if problems.contains(where: { $0.severity == .error }) {
          report.results.append(.unusable(name, path, at: test.range.position, problems))
          continue
        }
        let versions = test.versions.isEmpty ? [options.version] : test.versions
        for (index, version) in versions.enumerated() {
          // One version writes the golden file, the others are held against it.
          let goldens = GoldenKeeper(updates: options.updatesGoldenFiles && index == 0)
          var result = run(test, version, goldens, path: path, warnings: &warnings, ledger: &ledger)
          if test.versions.count > 1 { result.name += " (\(version))" }
          if result.verdict != .passed { ledger.leftOut += 1 }
          report.results.append(result)
        }
      }
      for warning in warnings where warning.severity == .warning && seen.insert(warning).inserted {
        report.warnings.append(warning)
      }
    }
    if let summary = loader.refusals.summary { report.warnings.append(summary) }
    if !options.rules.isEmpty { report.rules = ledger.result(options.rules, in: sources) }
    return report
  }

  private func run(
    _ written: PlacementTest, _ version: KubernetesVersion, _ goldens: GoldenKeeper, path: String,
    warnings: inout [Diagnostic], ledger: inout RuleLedger
  ) -> TestResult {
    var test = written
    let (expectations, policyProblems) = loader.expectations(ofPoliciesOf: test)
    test.expectations += expectations
    var patches = PatchApplication(test.patches, namespace: test.namespace)
    let cluster = loader.load(test.cluster, of: test, &patches, options.clusterValidation)
    let system = loader.load(test.systemWorkloads, of: test, &patches, options.clusterValidation)
    let workloads =
      options.workloads.isEmpty
      ? loader.load(test.workloads, of: test, &patches, options.validation)
      : loader.load(paths: options.workloads, for: test, &patches, options.validation)
    var (configuration, complaints) = loader.configuration(of: test)
    if let golden = test.golden, options.luck.replayed != nil {
      complaints.append(
        .warning(
          at: golden.range, "not looked at: a golden file holds the choice of name order, and --seed plays another"))
    }
    var diagnostics =
      cluster.diagnostics + system.diagnostics + workloads.diagnostics + complaints + patches.problems + policyProblems
    if !diagnostics.contains(where: { $0.severity == .error }) { diagnostics += patches.unused }
    warnings += diagnostics
    func unusable(_ problems: [Diagnostic]) -> TestResult {
      .unusable(written.name, path, at: written.range.position, problems)
    }
    if diagnostics.contains(where: { $0.severity == .error }) { return unusable(diagnostics) }

    var input = SimulationInput(cluster: cluster, workloads: workloads, configuration: configuration)
    input.options.version = version
    input.options.samples = test.samples
    input.options.admitsBarePods = test.admitsBarePods
    let choice = options.luck.choice(of: options.luck.replayed)
    do {
      if !system.objects.isEmpty { input.cluster = try SystemPods.settle(system, for: input) }
      let loaded = LoadedTest(test: test, input: input)
      let run = try loaded.play(loaded.detail, choice)
      if !run.notModelled.isEmpty, !test.allowsUnmodelled { return unusable(run.notModelled.map(Self.problem)) }
      var result = judge(loaded, run, goldens, path: path)
      var explained = loaded.detail == .explained ? run : nil
      if result.verdict != .passed, explained == nil {
        // A decision is the same however much of it is kept: what failed is told again with all that stands behind it.
        let golden = result.golden
        let again = try loaded.play(.explained, choice)
        result = judge(loaded, again, goldens, path: path)
        explained = again
        // Once written, the file matches.
        if golden?.state == .written { result.golden = golden }
      }
      if options.keepsPlacements {
        result.placements = try run.placements(explained, about: result.failures) { () throws(SimulationError) in
          try loaded.play(.explained, choice)
        }
      }
      if options.luck.tieBreaks > 0 {
        let luck = try LuckTrial(loaded: loaded, luck: options.luck).run(beside: run, result.failures)
        result.luck = luck
        // What hung on a tie has been decided.
        result.remarks.removeAll { $0.kind == .tieDependent }
        if luck.isFailure { result.verdict = .failed }
      }
      // Only of a test that holds can it be said that it notices something.
      if !options.rules.isEmpty, result.verdict == .passed {
        let trial = RuleTrial(loaded: loaded, options: options.rules, choice: choice)
        let base = trial.detail == loaded.detail ? run : try loaded.play(trial.detail, choice)
        ledger.add(try trial.outcomes(beside: base), of: test.name)
        ledger.addNodes(of: base)
      }
      return result
    } catch {
      return unusable(error.diagnostics)
    }
  }

  private func judge(
    _ loaded: LoadedTest, _ run: PlacementRun, _ goldens: GoldenKeeper, path: String
  ) -> TestResult {
    let test = loaded.test
    let placements = Placements(run)
    let judgement = loaded.judgement(in: placements)
    // A golden file holds the usual choice.
    let golden = options.luck.replayed == nil ? test.golden : nil
    let held = golden.map { goldens.check(placements, detail: test.detail, path: test.resolve($0)) }
    let holds = judgement.failures.isEmpty && !(held?.isFailure ?? false)
    return TestResult(
      name: test.name, path: path, position: test.range.position, verdict: holds ? .passed : .failed,
      pods: run.pods.count, failures: judgement.failures, remarks: judgement.remarks, golden: held, problems: [],
      evidence: options.keepsEvidence ? run.evidence(for: judgement.failures) : nil)
  }

  private static func problem(_ item: PlacementRun.NotModelled) -> Diagnostic {
    let pods = item.pods.isEmpty ? "" : " (\(item.pods.listed(limit: 3)))"
    let range = SourceRange(file: item.origin.file, start: item.origin.offset, end: item.origin.offset)
    return .error(at: range, "not modelled: \(item.what)\(pods); allowUnmodelled: true runs the test all the same")
  }
}

extension PlacementRun {
  /// The run with every pod explained. Of a large one only the pods that failures are about are, since explanations of
  /// all would fill the memory.
  ///
  /// - Parameter explained: the same run explained, if it has been played.
  fileprivate func placements(
    _ explained: PlacementRun?, about failures: [Failure], play: () throws(SimulationError) -> PlacementRun
  ) throws(SimulationError) -> PlacementRun {
    if pods.count * nodes.count <= 100_000 {
      if let explained { return explained }
      return try play()
    }
    var placements = self
    guard let explained else { return placements }
    for index in placements.pods.indices { placements.pods[index].decision.table = NodeTable() }
    for subject in Set(failures.flatMap(\.pods)).sorted() { placements.pods[subject] = explained.pods[subject] }
    return placements
  }

  /// The run with the pods alone that failures are about; nil when they are about none.
  fileprivate func evidence(for failures: [Failure]) -> PlacementRun? {
    let subjects = Set(failures.flatMap(\.pods)).sorted()
    if subjects.isEmpty { return nil }
    var evidence = self
    evidence.pods = subjects.map { pods[$0] }
    return evidence
  }
}
