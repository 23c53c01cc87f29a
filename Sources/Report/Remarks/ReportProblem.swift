public import SourceText

/// Something wrong with the input that a report stands on.
public struct ReportProblem: Hashable, Sendable {
  public var severity: Severity
  /// Which kind of trouble it is: ``DiagnosticCode/text``.
  public var code: String
  public var message: String
  public var place: InputLine?
  /// From 1; 0 without a place.
  public var column: Int
  /// As on a terminal: `file:line:column: error: message`, with notes on lines of their own.
  public var text: String

  public init(
    severity: Severity = .error, code: String, message: String, place: InputLine?, column: Int, text: String
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.place = place
    self.column = column
    self.text = text
  }

  public init(_ diagnostic: Diagnostic, in sources: SourceMap) {
    let location = sources.location(of: diagnostic.range.position)
    self.init(
      severity: diagnostic.severity, code: diagnostic.code.text, message: diagnostic.message,
      place: location.map { InputLine(file: $0.path, line: $0.line) }, column: location?.column ?? 0,
      text: sources.render(diagnostic))
  }
}

/// A report that programs read also when there is nothing else to report than what is wrong.
public protocol ProblemReport {
  /// What is wrong with the input as a whole.
  var problems: [ReportProblem] { get set }

  /// The report on input that could not be used.
  static var ofNothing: Self { get }
}

extension DocumentWriter {
  mutating func problems(_ problems: [ReportProblem]) {
    list("problems", problems) { writer, problem in
      writer.beginObject(flow: true)
      writer.field("severity", problem.severity.ruleWord)
      writer.field("code", problem.code)
      writer.field("message", problem.message)
      writer.fileAndLine(problem.place)
      writer.field("column", problem.column)
      writer.field("text", problem.text)
      writer.endObject()
    }
  }
}

extension PlacementReport: ProblemReport {
  public static var ofNothing: PlacementReport {
    PlacementReport(
      schedulerVersion: "", pods: Pods.none,
      counts: OutcomeCounts([]), nodeNames: [])
  }
}

extension TestReport: ProblemReport {
  public static var ofNothing: TestReport { TestReport() }
}

extension DiffReport: ProblemReport {
  public static var ofNothing: DiffReport {
    let empty = PlacementReport.ofNothing
    return DiffReport(PlacementDiff(from: empty, to: empty), before: "", after: "")
  }
}

extension CapacityAnswer: ProblemReport {
  public static var ofNothing: CapacityAnswer { .pods(CapacityReport(workloads: [])) }

  public var problems: [ReportProblem] {
    get {
      switch self {
      case .pods(let report): report.problems
      case .nodes(let report): report.problems
      }
    }
    set {
      switch self {
      case .pods(var report):
        report.problems = newValue
        self = .pods(report)
      case .nodes(var report):
        report.problems = newValue
        self = .nodes(report)
      }
    }
  }
}

extension FindingReport: ProblemReport {
  public static var ofNothing: FindingReport {
    FindingReport(.lint, objects: [], summary: "nothing was looked at: the input cannot be used")
  }
}
