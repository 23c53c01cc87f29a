import ControlPlane
import Kubernetes
import Report
import Scheduler
import SourceText

/// What is told on standard error beside the result, a line each.
enum Remarks {
  /// Prints all diagnostics.
  ///
  /// - Throws: ``ExitStatus/unusable`` if any is an error.
  static func print(_ diagnostics: [Diagnostic], _ sources: SourceMap) throws {
    tell(diagnostics, sources)
    if diagnostics.contains(where: { $0.severity == .error }) { throw ExitStatus.unusable.exitCode }
  }

  /// Prints all diagnostics, whatever they are.
  static func tell(_ diagnostics: [Diagnostic], _ sources: SourceMap) {
    if diagnostics.isEmpty { return }
    ProblemLog.add(diagnostics, sources)
    StandardError.write(lines: diagnostics.flatMap { sources.lines(of: $0) })
  }

  /// Prints an error that points into no file, to end the command with it.
  static func unusable(_ message: String) -> any Error {
    complain(message)
    return ExitStatus.unusable.exitCode
  }

  /// Prints an error that points into no file.
  static func complain(_ message: String) {
    ProblemLog.add(message)
    StandardError.write(lines: ["error: \(message)"])
  }

  /// nil when no pod is gated.
  static func gated(_ pods: [PodPlacement]) -> String? {
    let names = pods.filter { $0.decision.outcome == .gated }.map {
      "\($0.pod.metadata.namespace)/\($0.pod.metadata.name)"
    }
    if names.isEmpty { return nil }
    let head = names.count == 1 ? "1 pod is gated and was" : "\(names.count) pods are gated and were"
    let more = names.count > 3 ? " and \(names.count - 3) more" : ""
    return "\(head) not scheduled: \(names.prefix(3).joined(separator: ", "))\(more)"
  }
}
