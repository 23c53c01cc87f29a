public import ControlPlane
public import Expectations
public import Input
public import Report
public import SourceText

/// What came of one test.
public struct TestResult: Sendable {
  /// The test's name; a file that has no readable test goes by its path.
  public var name: String
  /// The test file.
  public var path: String
  public var position: SourcePosition
  public var verdict: TestReport.Verdict
  /// How many pods were to be placed.
  public var pods: Int
  public var failures: [Failure]
  /// What is worth knowing although nothing fails for it.
  public var remarks: [Remark] = []
  /// nil for a test without a golden file.
  public var golden: GoldenResult?
  /// Errors that made the test unusable.
  public var problems: [Diagnostic]
  /// nil unless other choices among equals were played.
  public var luck: LuckResult?
  /// The run with the pods alone that failures are about; nil unless asked for.
  public var evidence: PlacementRun?
  /// The run with all pods; nil unless asked for.
  public var placements: PlacementRun?
  /// What the run says beside its decisions.
  public var given = RunRemarks()

  /// A test that could not be run.
  static func unusable(_ name: String, _ path: String, at position: SourcePosition, _ problems: [Diagnostic]) -> Self {
    TestResult(
      name: name, path: path, position: position, verdict: .unusable, pods: 0, failures: [], golden: nil,
      problems: problems.filter { $0.severity == .error })
  }
}

/// What came of holding a run against its golden file.
public struct GoldenResult: Sendable {
  public var path: String
  public var state: TestReport.Golden.State
  /// Why the file cannot be read.
  public var why = ""
  /// What changed, in words, the weightiest first.
  public var changes: [Change] = []
  /// The lines of a unified diff.
  public var diff: [String] = []
  /// What the file would hold after this run.
  let newText: String

  init(path: String, state: TestReport.Golden.State, newText: String) {
    self.path = path
    self.state = state
    self.newText = newText
  }

  /// Whether the test fails for it.
  public var isFailure: Bool { state != .matches && state != .written }

  /// Replaces the file by what the run says.
  public mutating func accept() throws(InputError) {
    try GoldenStore.write(newText, to: path)
    state = .written
    why = ""
    diff = []
  }

  public struct Change: Sendable {
    /// A `PodDiff.Kind`, or `nodes`, `detail` or `text`.
    public var kind: String
    /// As in the golden file; empty for what concerns the whole of it.
    public var pod = ""
    /// `default/web-2 moved from node-a to node-c`.
    public var text: String
    /// What else differs for the pod.
    public var details: [String] = []
    public var causes: [Mismatch.Cause] = []
  }
}

/// What came of all tests.
public struct TestRunReport: Sendable {
  public var results: [TestResult] = []
  /// Golden files that no test names; each is a failure.
  public var obsolete: [String] = []
  /// nil unless asked for.
  public var mutation: TestReport.Mutation?
  /// nil unless asked for.
  public var coverage: TestReport.Coverage?
  /// nil for a whole suite.
  public var shard: TestReport.Shard?
  /// How many results there are not, because one before them is bad.
  public var notRun = 0
  /// Warnings about the input, each once, in the order met.
  public var warnings: [Diagnostic] = []

  public func count(_ verdict: TestReport.Verdict) -> Int { results.count { $0.verdict == verdict } }
}
