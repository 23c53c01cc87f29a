import SourceText

extension FindingReporter {
  /// A table for a pull request or a step's summary, the worst first.
  static let markdown = FindingReporter("markdown", about: "a table for a pull request") { report, _, output in
    output.write("**bayplan \(report.program.rawValue)**: \(report.summary.escapedForMarkdown)\n")
    let all = report.objects.flatMap { object in object.findings.map { (object, $0) } }
    if all.isEmpty { return }
    output.write("\n| severity | where | what | rule |\n|---|---|---|---|\n")
    for severity in [Severity.error, .warning, .note] {
      for (object, finding) in all where finding.severity == severity {
        let title = object.kind.isEmpty ? "" : "<br>\(object.title.escapedForMarkdown)"
        let place = "\(object.file):\(finding.line)".escapedForMarkdown
        output.write(
          "| \(severity.ruleWord) | \(place)\(title) | \(finding.message.escapedForMarkdown) | \(finding.rule) |\n")
      }
    }
  }
}

extension String {
  /// Text in a cell of a table: nothing in it is markup.
  fileprivate var escapedForMarkdown: String {
    var result = ""
    for scalar in onOneLineWithSpaces.unicodeScalars {
      switch scalar {
      case "|", "\\", "`", "*", "_", "[", "]", "#": result += "\\\(scalar)"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
