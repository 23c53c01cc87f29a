/// What becomes of a test with an assertion that holds by luck.
public enum FragilePolicy: String, CaseIterable, Sendable {
  /// The test fails.
  case fail
  /// It passes, and the assertion is told.
  case warn
  /// It passes, and the assertion is counted.
  case allow
}
