import Report
import SourceText
import Synchronization

/// What has been complained about on standard error since the program began: reports for programs hold it too.
enum ProblemLog {
  private static let problems = Mutex<[ReportProblem]>([])

  static func add(_ diagnostics: [Diagnostic], _ sources: SourceMap) {
    let new = diagnostics.map { ReportProblem($0, in: sources) }
    problems.withLock { $0 += new }
  }

  static func add(_ message: String) {
    let problem = ReportProblem(
      code: DiagnosticCode.unusableInput.text, message: message, place: nil, column: 0, text: "error: \(message)")
    problems.withLock { $0.append(problem) }
  }

  static var all: [ReportProblem] { problems.withLock { $0 } }

  /// Forgets all of it, for a program that goes on to another report.
  static func clear() { problems.withLock { $0 = [] } }
}
