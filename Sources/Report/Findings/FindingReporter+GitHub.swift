import SourceText

extension FindingReporter {
  /// Workflow commands of GitHub Actions, which mark the lines in a pull request.
  ///
  /// GitHub shows ten of each kind a step, so the worst come first.
  static let github = FindingReporter("github", about: "annotations of GitHub Actions") { report, _, output in
    let all = report.objects.flatMap { object in object.findings.map { (object, $0) } }
    for severity in [Severity.error, .warning, .note] {
      for (object, finding) in all where finding.severity == severity {
        output.write("\(command(finding, of: object, report.program))\n")
      }
    }
    output.write("\(report.summary)\n")
  }

  private static func command(
    _ finding: FindingReport.Finding, of object: FindingReport.Object, _ program: FindingReport.Program
  ) -> String {
    let word =
      switch finding.severity {
      case .error: "error"
      case .warning: "warning"
      case .note: "notice"
      }
    let place = "file=\(property(object.file)),line=\(finding.line),col=\(finding.column)"
    let title = program == .lint ? "\(finding.rule)\(object.kind.isEmpty ? "" : ": \(object.title)")" : object.title
    let advice = finding.advice.isEmpty ? "" : "\n\(finding.advice)"
    return "::\(word) \(place),title=\(property(title))::\(data(finding.message + advice))"
  }

  private static func data(_ text: String) -> String { escaped(text, ["%": "%25", "\r": "%0D", "\n": "%0A"]) }

  private static func property(_ text: String) -> String {
    escaped(text, ["%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"])
  }

  private static func escaped(_ text: String, _ escapes: [Unicode.Scalar: String]) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if let escape = escapes[scalar] { result += escape } else { result.unicodeScalars.append(scalar) }
    }
    return result
  }
}
