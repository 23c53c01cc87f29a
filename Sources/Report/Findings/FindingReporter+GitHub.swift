import SourceText

extension FindingReporter {
  /// Workflow commands of GitHub Actions, which mark the lines in a pull request.
  ///
  /// GitHub shows ten of each kind a step, so the worst come first.
  static var github: FindingReporter {
    FindingReporter("github", about: "annotations of GitHub Actions") { report, _, output in
      let all = report.objects.flatMap { object in object.findings.map { (object, $0) } }
      for severity in [Severity.error, .warning, .note] {
        for (object, finding) in all where finding.severity == severity {
          output.write("\(command(finding, of: object, report))\n")
        }
      }
      for sentence in report.remarks.sentences { output.write("\(sentence.onOneLineWithSpaces.withoutCommands)\n") }
      output.write("\(report.summary.onOneLineWithSpaces.withoutCommands)\n")
    }
  }

  private static func command(
    _ finding: FindingReport.Finding, of object: FindingReport.Object, _ report: FindingReport
  ) -> String {
    let word =
      switch finding.severity {
      case .error: "error"
      case .warning: "warning"
      case .note: "notice"
      }
    let title =
      report.program == .lint ? "\(finding.rule)\(object.kind.isEmpty ? "" : ": \(object.title)")" : object.title
    let advice = finding.advice.isEmpty ? "" : "\n\(finding.advice)"
    return WorkflowCommand(
      word: word, file: report.paths.path(object.file), line: finding.line, column: finding.column, title: title,
      message: finding.message + advice
    ).text
  }
}
