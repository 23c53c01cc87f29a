import ControlPlane
import Expectations
import Input
import Kubernetes
import Report
import Scheduler
import SourceText
import Symbols
import Validation
import Versions

/// One test on its way from what it names to its result.
struct TestRun {
  let test: PlacementTest
  /// The test file.
  let path: String
  let sources: SourceMap
  let options: TestRunner.Options
  /// How many threads it may use for itself.
  let workers: Int

  func result(
    _ version: KubernetesVersion, _ goldens: GoldenKeeper, _ loader: FixtureLoader, _ outcome: inout TestOutcome
  ) -> TestResult {
    let (material, diagnostics) = load(loader)
    outcome.warnings += diagnostics.filter { $0.severity == .warning }
    outcome.use.add(loader.use)
    if let golden = test.golden { outcome.use.paths.insert(test.resolve(golden)) }
    guard let material else { return unusable(diagnostics) }
    var loaded = material.loaded
    loaded.input.options.version = version
    let choice = options.luck.choice(of: options.luck.replayed)
    do {
      var given = RunRemarks()
      if !material.system.objects.isEmpty {
        let settled = try SystemPods.settle(material.system, for: loaded.input)
        loaded.input.cluster = settled.cluster
        given = settled.remarks
      }
      let run = try loaded.play(loaded.detail, choice)
      given.add(run.remarks)
      let doubts = given.notModelled.map(Self.problem) + given.undecided.map(Self.problem)
      if !doubts.isEmpty, !test.allowsUnmodelled {
        var result = unusable(doubts)
        result.given = given
        return result
      }
      var result = judge(loaded, run, goldens)
      var told = run
      if result.verdict != .passed, loaded.detail != .explained {
        // A decision is the same however much of it is kept: what failed is told again with all that stands behind it.
        let golden = result.golden
        told = try loaded.explain(run, result.subjects, choice)
        result = judge(loaded, told, goldens)
        // Once written, the file matches.
        if golden?.state == .written { result.golden = golden }
      }
      result.given = given
      if options.keepsPlacements {
        result.placements = try loaded.placements(of: run, told, for: result, choice)
      }
      if options.luck.tieBreaks > 0 {
        let luck = try LuckTrial(loaded: loaded, luck: options.luck, workers: workers).run(beside: run, result.failures)
        result.luck = luck
        // What hung on a tie has been decided.
        result.remarks.removeAll { $0.kind == .tieDependent }
        if luck.isFailure { result.verdict = .failed }
      }
      // Only of a test that holds can it be said that it notices something.
      if !options.rules.isEmpty, result.verdict == .passed { try observe(loaded, run, choice, &outcome) }
      return result
    } catch {
      return unusable(error.diagnostics)
    }
  }

  /// All that the test names, what settles first by itself; nil, with errors, when some of it cannot be used.
  private func load(_ loader: FixtureLoader) -> ((loaded: LoadedTest, system: Manifests)?, [Diagnostic]) {
    var test = test
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
          .goldenNotCompared, at: golden.range,
          "not looked at: a golden file holds the choice of name order, and --seed plays another"))
    }
    var diagnostics =
      cluster.diagnostics + system.diagnostics + workloads.diagnostics + complaints + patches.problems + policyProblems
    if diagnostics.contains(where: { $0.severity == .error }) { return (nil, diagnostics) }
    diagnostics += patches.unused + goldenProblems(loader.use.paths)
    if diagnostics.contains(where: { $0.severity == .error }) { return (nil, diagnostics) }
    var input = SimulationInput(cluster: cluster, workloads: workloads, configuration: configuration)
    input.options.samples = test.samples
    input.options.admitsBarePods = test.admitsBarePods
    input.options.replacesRunning = test.replacesRunning
    return ((LoadedTest(test: test, input: input), system), diagnostics)
  }

  /// What is in the way of the golden file: something that bayplan did not write, or an input of the test.
  private func goldenProblems(_ inputs: Set<String>) -> [Diagnostic] {
    guard let golden = test.golden else { return [] }
    let path = test.resolve(golden)
    if inputs.contains(path), !NewFolder.exists(path) {
      return [
        .error(
          .unusableGolden, at: golden.range, "\(golden.text) is an input of this test too, name another golden file")
      ]
    }
    // A test file may come with somebody's pull request, and --update writes there.
    if golden.text.hasPrefix("/") {
      return [
        .error(
          .unusableGolden, at: golden.range,
          "\(golden.text) leads away from the test: a golden file goes with its test, give a path relative to its folder"
        )
      ]
    }
    if GoldenStore.isForeign(path) {
      return [.error(.unusableGolden, at: golden.range, GoldenStore.foreign(golden.text))]
    }
    return []
  }

  private func judge(_ loaded: LoadedTest, _ run: PlacementRun, _ goldens: GoldenKeeper) -> TestResult {
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

  /// Asks what would be different without each rule of the input.
  private func observe(
    _ loaded: LoadedTest, _ run: PlacementRun, _ choice: LoadedTest.Choice, _ outcome: inout TestOutcome
  ) throws(SimulationError) {
    let trial = RuleTrial(loaded: loaded, options: options.rules, choice: choice, workers: workers)
    let base = trial.detail == loaded.detail ? run : try loaded.play(trial.detail, choice)
    let outcomes = try trial.outcomes(beside: base)
    let observer = RuleObserver(sources: sources, test: test.name)
    outcome.tally.add(observer.mutation(outcomes))
    outcome.tally.add(observer.coverage(outcomes, of: base))
  }

  private func unusable(_ problems: [Diagnostic]) -> TestResult {
    .unusable(test.name, path, at: test.range.position, problems)
  }

  private static func problem(_ item: PlacementRun.NotModelled) -> Diagnostic {
    let pods = item.pods.isEmpty ? "" : " (\(item.pods.listed(limit: 3)))"
    let range = SourceRange(file: item.origin.file, start: item.origin.offset, end: item.origin.offset)
    return .error(
      .notModelled, at: range, "not modelled: \(item.what)\(pods); allowUnmodelled: true runs the test all the same")
  }
}

extension TestRun {
  private static func problem(_ item: PlacementRun.NotPlayed) -> Diagnostic {
    let range = SourceRange(file: item.origin.file, start: item.origin.offset, end: item.origin.offset)
    return .error(
      .notPlayed, at: range, "not played: \(item.sentence); allowUnmodelled: true runs the test all the same")
  }
}

extension TestResult {
  /// The pods that failures are about; nil where a golden file tells of any.
  fileprivate var subjects: Set<Int>? { golden?.isFailure == true ? nil : Set(failures.flatMap(\.pods)) }
}

extension LoadedTest {
  /// A run in which some pods are explained, nil: all. The others stay as they are: what all nodes say to a pod is much.
  fileprivate func explain(
    _ run: PlacementRun, _ subjects: Set<Int>?, _ choice: Choice
  ) throws(SimulationError) -> PlacementRun {
    guard let subjects else { return try play(.explained, choice) }
    if subjects.isEmpty { return run }
    let names = Set(subjects.map { ObjectName(run.pods[$0].pod.metadata) })
    let again = try play(.explained, choice) { pod, _ in names.contains(ObjectName(pod.metadata)) }
    var told = run
    for subject in subjects { told.pods[subject] = again.pods[subject] }
    return told
  }

  /// The run with every pod explained. Of a large one only the pods that failures are about are, since explanations of
  /// all would fill the memory.
  ///
  /// - Parameter told: the same run with those pods explained, if there are failures.
  fileprivate func placements(
    of run: PlacementRun, _ told: PlacementRun, for result: TestResult, _ choice: Choice
  ) throws(SimulationError) -> PlacementRun {
    if run.pods.count * run.nodes.count <= 100_000 {
      return detail == .explained ? run : try play(.explained, choice)
    }
    if result.verdict == .passed { return run }
    var placements = run
    for index in placements.pods.indices { placements.pods[index].decision.table = NodeTable() }
    for subject in Set(result.failures.flatMap(\.pods)) { placements.pods[subject] = told.pods[subject] }
    return placements
  }

  private struct ObjectName: Hashable {
    let namespace: Symbol
    let name: Symbol

    init(_ metadata: ObjectMeta) {
      namespace = metadata.namespace
      name = metadata.name
    }
  }
}

extension PlacementRun {
  /// The run with the pods alone that failures are about; nil when they are about none.
  fileprivate func evidence(for failures: [Failure]) -> PlacementRun? {
    let subjects = Set(failures.flatMap(\.pods)).sorted()
    if subjects.isEmpty { return nil }
    var evidence = self
    evidence.pods = subjects.map { pods[$0] }
    return evidence
  }
}
