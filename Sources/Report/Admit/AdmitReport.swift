public import YAML

/// What an API server answers, as plain values.
public struct AdmitReport: Sendable {
  /// What came of one request or object.
  public struct Result: Sendable {
    /// The answer, in the shape of a document.
    public var document: YAMLDraft

    public init(document: YAMLDraft) { self.document = document }
  }

  public var results: [Result]
  /// What is wrong with the input as a whole.
  public var problems: [ReportProblem] = []

  public init(results: [Result]) { self.results = results }
}

extension AdmitReport: ProblemReport {
  public static var ofNothing: AdmitReport { AdmitReport(results: []) }
}
