public import SourceText

/// What keeps a test from being run.
extension DiagnosticCode {
  public static let notATest = DiagnosticCode("not-a-test", "a document of a test file is no test")
  public static let unusedValue = DiagnosticCode("unused-value", "a value of the matrix is used nowhere")
  public static let unknownValue = DiagnosticCode("unknown-value", "a placeholder names no value of the matrix")
  public static let unusableFixture = DiagnosticCode("unusable-fixture", "what a test reads cannot be used")
  public static let unplacedSystemPods = DiagnosticCode(
    "unplaced-system-pods", "a workload of the system finds no place")
  public static let patchedNothing = DiagnosticCode("patched-nothing", "a patch is about no object")
  public static let unusableGolden = DiagnosticCode("unusable-golden", "a golden file may not stand there, or is taken")
  public static let goldenNotCompared = DiagnosticCode("golden-not-compared", "a golden file was not looked at")
  public static let notModelled = DiagnosticCode("not-modelled", "something of the input is not modelled")
  public static let notPlayed = DiagnosticCode("not-played", "something of the input is not played and may decide")
  public static let changedStandard = DiagnosticCode(
    "changed-standard", "another version is played where no one names one")
  public static let notAReport = DiagnosticCode("not-a-report", "a file is no report that was written before")

  /// All that ``Harness`` tells of.
  public static let ofHarness: [DiagnosticCode] = [
    .notATest, .unusedValue, .unknownValue, .unusableFixture, .unplacedSystemPods, .patchedNothing, .unusableGolden,
    .goldenNotCompared, .notModelled, .notPlayed, .changedStandard, .notAReport,
  ]
}
