import ArgumentParser
import Harness
import Input
import Report
import SourceText

/// `bayplan test`.
struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Hold placements against what is expected.",
    discussion: """
      Runs test files: YAML with apiVersion bayplan/v1alpha1 and kind PlacementTest, which name a cluster, workloads \
      and what must come of them. Folders are searched for such files.

      Examples:
        \(ProgramName.current) test
        \(ProgramName.current) test deploy/tests --filter 'checkout*'
        \(ProgramName.current) test --update deploy/tests/checkout.yaml
        \(ProgramName.current) test --tie-breaks 64 --shuffle
        kustomize build overlays/prod | \(ProgramName.current) test -f - deploy/tests
        \(ProgramName.current) test -o pretty -o junit=report.xml
        \(ProgramName.current) test --watch --filter 'checkout*'
        \(ProgramName.current) test --shard 2/4 -o json=shard-2.json

      Nothing is written without --update. A golden file that is missing, an assertion that matches no pod: both fail.

      Exit status: 0 all tests pass, 1 some do not, 2 the input of some cannot be used, or there is no test.
      """)

  @OptionGroup var selection: TestSelection
  @OptionGroup(title: "Large suites") var scale: ScaleOptions

  @Flag(help: "Explain the pods that failures are about in full: scores, and every reason against the other nodes.")
  var verbose = false

  @Flag(help: "Run again what a change concerns, as soon as files change; Enter runs all, Ctrl-C ends.")
  var watch = false

  @Flag(help: "Write golden files, and tell what changed in them.")
  var update = false

  @Flag(help: "Let --update write although CI is set.")
  var force = false

  @Option(
    help: ArgumentHelp(
      "Hold each test against so many other choices among equally good nodes, and name what holds by luck.",
      valueName: "count"))
  var tieBreaks: Int?

  @Option(
    help: ArgumentHelp(
      "The first of these choices; without --tie-breaks, the one that is played in place of name order.",
      valueName: "number"))
  var seed: UInt64?

  @Flag(help: "Let each choice put pods of equal priority in another order too.")
  var shuffle = false

  @Flag(
    help: "Leave out or weaken each taint, toleration, selector, term and constraint in turn: which does no test miss?")
  var mutate = false

  @Flag(help: "Say which of these, and which nodes, took part in a decision.")
  var coverage = false

  @Option(
    name: .shortAndLong, help: OutputTargets.help(TestReporter.all), completion: .list(TestReporter.all.map(\.name)))
  var output: [String] = []

  @Option(help: "When to use colour: \(ColorChoice.allCases.map(\.rawValue).joined(separator: ", ")).")
  var color = ColorChoice.auto

  func validate() throws {
    _ = try OutputTargets(output, among: TestReporter.all)
    if let tieBreaks, !(1...100_000).contains(tieBreaks) {
      throw ValidationError("--tie-breaks takes a number of choices from 1 to 100000, not \(tieBreaks).")
    }
    if shuffle, tieBreaks == nil, seed == nil {
      throw ValidationError("--shuffle is part of a choice: give --tie-breaks or --seed with it.")
    }
    if update, seed != nil, tieBreaks == nil {
      throw ValidationError("--seed plays another choice than golden files hold: leave it or --update out.")
    }
    if watch { try refuseBesideWatch() }
    if force, !update { throw ValidationError("--force lets --update write: give both or neither.") }
    if update { try ContinuousIntegration.refuse("--update", unless: force) }
  }

  func run() throws {
    let targets = try OutputTargets(output, among: TestReporter.all)
    if watch {
      let watch = TestWatch(
        paths: selection.paths, options: try options(for: targets), flags: selection.flags, targets: targets,
        color: color)
      return try watch.run()
    }
    try targets.settle(color: color) { try test(targets) }
  }

  private func test(_ targets: OutputTargets<TestReport>) throws {
    let sources = SourceMap()
    let (files, unreadable) = TestDiscovery.find(selection.paths, in: sources)
    let runner = TestRunner(sources: sources, options: try options(for: targets))
    let plan = runner.plan(files)
    let progress = ProgressLine(of: plan.count)
    var results = runner.run(plan, observe: progress.observer)
    progress.end()
    // Who names a golden file is known to every shard, so one of them tells.
    if unreadable.isEmpty, plan.shard.map({ $0.index == 1 }) ?? true {
      results.obsolete = ObsoleteGoldens.find(selection.paths, besides: files)
    }
    Remarks.tell(unreadable.map(\.diagnostic) + results.warnings, sources)
    let nothing = plan.resultCount == 0 ? selection.nothingToRun(files.count) : nil
    if let nothing { ProblemLog.add(nothing) }
    var report = TestReport(results, in: sources, flags: selection.flags)
    report.paths = .ofEnvironment
    try targets.deliver(report, color: color)
    StepSummary.append(report.markdown(limit:))
    if let nothing {
      StandardError.write("error: \(nothing)\n")
    } else if let shard = plan.shard, plan.isEmpty {
      let tests = plan.resultCount == 1 ? "the suite has 1 test" : "the suite has \(plan.resultCount) tests"
      StandardError.write("shard \(shard.index) of \(shard.total) has nothing to do: \(tests)\n")
    }
    let isUnusable = plan.resultCount == 0 || !unreadable.isEmpty
    guard let status = ExitStatus(rawValue: isUnusable ? 2 : report.exitStatus), status != .success else { return }
    throw status.exitCode
  }

  /// What makes no sense when tests are run again and again.
  private func refuseBesideWatch() throws {
    let flags = [("--update", update), ("--fail-fast", scale.failFast), ("--shard", scale.shard != nil)]
    if let flag = flags.first(where: \.1) {
      throw ValidationError("--watch runs all tests again and again, which does not go with \(flag.0).")
    }
    if (selection.paths + selection.filename).contains("-") {
      throw ValidationError("--watch cannot see standard input (-) change: give files.")
    }
  }

  private func options(for targets: OutputTargets<TestReport>) throws -> TestRunner.Options {
    var options = selection.options
    options.jobs = scale.jobs ?? 0
    options.stopsAtFailure = scale.failFast
    options.shard = try scale.chosenShard()
    options.updatesGoldenFiles = update
    options.keepsEvidence = verbose
    options.keepsPlacements = targets.showsNodes
    options.luck.tieBreaks = tieBreaks ?? 0
    options.luck.seed = seed
    options.luck.shuffles = shuffle
    options.rules.mutates = mutate
    options.rules.covers = coverage
    return options
  }
}
