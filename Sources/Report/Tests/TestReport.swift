/// What came of a run of tests, as reporters show it.
public struct TestReport: Sendable {
  public var tests: [Test]
  /// Golden files that no test names.
  public var obsolete: [String]
  /// nil unless asked for.
  public var mutation: Mutation?
  /// nil unless asked for.
  public var coverage: Coverage?
  /// nil for a whole suite.
  public var shard: Shard?
  /// How many tests there are no results of, because one before them did not pass.
  public var notRun: Int
  /// How annotations call files.
  public var paths = RepositoryPaths()
  /// What is wrong with the input as a whole: files that cannot be read, what the input is warned about.
  public var problems: [ReportProblem] = []

  public init(
    tests: [Test] = [], obsolete: [String] = [], mutation: Mutation? = nil, coverage: Coverage? = nil,
    shard: Shard? = nil, notRun: Int = 0
  ) {
    self.tests = tests
    self.obsolete = obsolete
    self.mutation = mutation
    self.coverage = coverage
    self.shard = shard
    self.notRun = notRun
  }

  public enum Verdict: String, CaseIterable, Sendable {
    case passed, failed
    /// Its input cannot be used: nothing was judged.
    case unusable
  }

  /// One test.
  public struct Test: Sendable {
    /// A file that has no readable test goes by its path.
    public var name: String
    public var place: InputLine
    public var verdict: Verdict
    /// How many pods were to be placed.
    public var pods: Int
    public var failures: [Failure]
    /// What is worth knowing although nothing fails for it.
    public var remarks: [Remark]
    /// nil for a test without a golden file.
    public var golden: Golden?
    /// Why the test is unusable.
    public var problems: [Problem]
    /// nil unless other choices among equals were played.
    public var luck: Luck?
    /// The pods that failures are about, explained in full; nil unless asked for.
    public var evidence: PlacementReport?
    /// Where all pods went, explained; nil unless asked for.
    public var placements: PlacementReport?
    /// What the command line needs to run it again as it was run, such as `--render`.
    public var flags: [String] = []
    /// What it stands on: what was taken for granted, passed over, left alone, not played.
    public var given: ReportRemarks

    public init(
      name: String, place: InputLine, verdict: Verdict, pods: Int = 0, failures: [Failure] = [],
      remarks: [Remark] = [], golden: Golden? = nil, problems: [Problem] = [], luck: Luck? = nil,
      evidence: PlacementReport? = nil, placements: PlacementReport? = nil, given: ReportRemarks = ReportRemarks()
    ) {
      self.name = name
      self.place = place
      self.verdict = verdict
      self.pods = pods
      self.failures = failures
      self.remarks = remarks
      self.golden = golden
      self.problems = problems
      self.luck = luck
      self.evidence = evidence
      self.placements = placements
      self.given = given
    }
  }

  /// An assertion that does not hold.
  public struct Failure: Sendable {
    /// The assertion's key, such as `on`.
    public var assertion: String
    public var place: InputLine?
    public var mismatches: [Mismatch]

    public init(assertion: String, place: InputLine?, mismatches: [Mismatch]) {
      self.assertion = assertion
      self.place = place
      self.mismatches = mismatches
    }
  }

  /// A word on an entry that does not fail.
  public struct Remark: Sendable {
    public enum Kind: String, CaseIterable, Sendable {
      /// Not judged.
      case skipped
      /// It fails, as its author said.
      case expectedFailure = "expected failure"
      case unmatched = "matches nothing"
      /// It holds as the pods were placed, and one of them could have got another node.
      case tieDependent = "tie-dependent"
    }

    public var kind: Kind
    /// The assertion's key, empty for an entry as a whole.
    public var assertion: String
    public var place: InputLine?
    public var text: String

    public init(kind: Kind, assertion: String, place: InputLine?, text: String) {
      self.kind = kind
      self.assertion = assertion
      self.place = place
      self.text = text
    }
  }

  /// One way in which it does not hold.
  public struct Mismatch: Sendable {
    /// Empty when the assertion fails as a whole.
    public var pods: [String]
    public var expected: String
    public var actual: String
    public var causes: [Cause]

    public init(pods: [String], expected: String, actual: String, causes: [Cause]) {
      self.pods = pods
      self.expected = expected
      self.actual = actual
      self.causes = causes
    }
  }

  public struct Cause: Sendable {
    public var text: String
    /// The line of the manifest that it speaks of.
    public var place: InputLine?

    public init(text: String, place: InputLine?) {
      self.text = text
      self.place = place
    }
  }

  /// Something wrong with the input of a test.
  public typealias Problem = ReportProblem

  /// What came of holding a run against its golden file.
  public struct Golden: Sendable {
    public enum State: String, CaseIterable, Sendable {
      case matches, missing, unreadable, differs, written
      /// It was to be written, and could not be.
      case unwritable
    }

    public var path: String
    public var state: State
    /// Why the file cannot be read or written.
    public var why: String
    public var changes: [Change]
    /// The lines of a unified diff.
    public var diff: [String]

    public init(path: String, state: State, why: String = "", changes: [Change] = [], diff: [String] = []) {
      self.path = path
      self.state = state
      self.why = why
      self.changes = changes
      self.diff = diff
    }
  }

  /// One thing that a golden file has otherwise.
  public struct Change: Sendable {
    /// A ``PodDiff/Kind``, or `nodes`, `detail` or `text`.
    public var kind: String
    /// Empty for what concerns the whole file.
    public var pod: String
    /// `default/web-2 moved from node-a to node-c`.
    public var text: String
    public var causes: [Cause]
    /// What else differs for the pod.
    public var details: [String]

    public init(kind: String, pod: String, text: String, causes: [Cause], details: [String]) {
      self.kind = kind
      self.pod = pod
      self.text = text
      self.causes = causes
      self.details = details
    }
  }
}

extension TestReport {
  public func count(_ verdict: Verdict) -> Int { tests.count { $0.verdict == verdict } }

  /// 0 when all tests hold, 1 when some do not, 2 when the input of some could not be used.
  public var exitStatus: Int32 {
    count(.unusable) > 0 ? 2 : count(.failed) > 0 || !obsolete.isEmpty ? 1 : 0
  }

  /// How many pods all tests were to place.
  public var pods: Int { tests.reduce(0) { $0 + $1.pods } }

  /// `2 tests: 1 passed, 1 failed, 0 unusable; 14 pods`: always this shape.
  public var summary: String {
    "\(Self.counted(tests.count, "test")): \(count(.passed)) passed, \(count(.failed)) failed, "
      + "\(count(.unusable)) unusable; \(Self.counted(pods, "pod"))"
  }

  /// Why there are fewer tests than in the whole suite; nil when there are not.
  var incompleteness: String? {
    var reasons: [String] = []
    if let shard { reasons.append("shard \(shard.index) of \(shard.total)") }
    if notRun > 0 { reasons.append("stopped at the first failure, \(Self.counted(notRun, "test")) not run") }
    return reasons.isEmpty ? nil : reasons.joined(separator: ": ")
  }

  static func counted(_ count: Int, _ word: String) -> String { "\(count) \(word)\(count == 1 ? "" : "s")" }
}
