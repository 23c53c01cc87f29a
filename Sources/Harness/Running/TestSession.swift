public import Input
public import SourceText

/// Tests that are run again when something changes that they are made from, and only then.
public struct TestSession {
  /// Files or folders with tests.
  private let paths: [String]
  private let sources: SourceMap
  private let runner: TestRunner
  private var plan: TestPlan
  private var outcomes: [Key: TestOutcome] = [:]
  private var files: [TestFile] = []
  public private(set) var unreadable: [InputError] = []

  /// A test, by its file and its place in there.
  private struct Key: Hashable {
    let path: String
    let place: Int
  }

  /// What a round came to.
  public struct Round: Sendable {
    public var report: TestRunReport
    /// How many tests were run in it.
    public var count: Int
    /// How many there are.
    public var total: Int
  }

  public init(_ paths: [String], sources: SourceMap, options: TestRunner.Options) {
    self.paths = paths
    self.sources = sources
    runner = TestRunner(sources: sources, options: options)
    plan = TestPlan([])
  }

  /// Runs all tests anew.
  public mutating func run() -> Round {
    runner.cache.forgetAll()
    outcomes = [:]
    return run(discovers: true)
  }

  /// Runs the tests that changes concern.
  ///
  /// - Returns: nil when they concern none.
  public mutating func run(after changes: Set<String>) -> Round? {
    runner.cache.forget(changes)
    let known = outcomes.values.reduce(into: Set<String>()) { $0.formUnion($1.use.paths) }
    let tests = Set(files.map(\.file.path))
    // A file that no test has read may be a test, or stand in a folder that tests name.
    let discovers = changes.contains { tests.contains($0) || !known.contains($0) && Self.mayMatter($0) }
    let count = outcomes.count
    for (key, outcome) in outcomes where outcome.use.isConcerned(by: changes) {
      if !outcome.use.rendered.isEmpty { runner.cache.renders.forget() }
      outcomes[key] = nil
    }
    guard outcomes.count < count || discovers else { return nil }
    let round = run(discovers: discovers)
    return round.count == 0 && outcomes.count == count ? nil : round
  }

  /// Everything that tests are made from, and where further tests may appear.
  public var watched: Set<String> {
    outcomes.values.reduce(into: Set(paths)) { paths, outcome in
      paths.formUnion(outcome.use.paths)
      paths.formUnion(outcome.use.rendered)
    }
  }

  private mutating func run(discovers: Bool) -> Round {
    if discovers {
      (files, unreadable) = TestDiscovery.find(paths, in: sources)
      plan = runner.plan(files)
    }
    let keys = keys
    var kept: [Key: TestOutcome] = [:]
    // What is wrong with a test may come from another one, which names the same golden file.
    for (key, item) in zip(keys, plan.items) where item.problems.isEmpty { kept[key] = outcomes[key] }
    let missing = keys.indices.filter { kept[keys[$0]] == nil }
    let fresh = runner.outcomes(of: missing.map { plan.items[$0] })
    for (place, outcome) in zip(missing, fresh) { kept[keys[place]] = outcome }
    outcomes = kept
    var report = runner.report(keys.compactMap { kept[$0] }, of: plan)
    if unreadable.isEmpty { report.obsolete = ObsoleteGoldens.find(paths, besides: files) }
    return Round(report: report, count: fresh.count, total: plan.count)
  }

  private var keys: [Key] {
    var places: [String: Int] = [:]
    return plan.items.map { item in
      let place = places[item.path, default: 0]
      places[item.path] = place + 1
      return Key(path: item.path, place: place)
    }
  }

  private static func mayMatter(_ path: String) -> Bool {
    let name = path.split(separator: "/").last ?? ""
    if name.hasPrefix(".") || name.hasSuffix("~") { return false }
    // Without an ending it may be a folder.
    return !name.contains(".") || [".yaml", ".yml", ".json", ".golden"].contains { name.hasSuffix($0) }
  }
}

extension FixtureUse {
  /// Whether something changed that was read, or stands in a folder that was.
  fileprivate func isConcerned(by changes: Set<String>) -> Bool {
    if !paths.isDisjoint(with: changes) { return true }
    return changes.contains { change in
      paths.union(rendered).contains { path in
        path == "." ? !change.hasPrefix("/") : change.hasPrefix(path.hasSuffix("/") ? path : path + "/")
      }
    }
  }
}
