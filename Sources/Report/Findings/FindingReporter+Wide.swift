import SourceText

extension FindingReporter {
  /// A paragraph for each finding, the advice below it, the summary last.
  static var wide: FindingReporter {
    FindingReporter("wide", about: "for people", isForPeople: true) { report, style, output in
      for object in report.objects {
        for finding in object.findings {
          let lines = finding.message.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
          Paragraph.write(head(finding, of: object, report, lines), hanging: 2, to: output, style: style)
          for line in lines.dropFirst() {
            Paragraph.write(StyledText(line, .bad), indent: 2, hanging: 2, to: output, style: style)
          }
          if !finding.advice.isEmpty {
            Paragraph.write(StyledText(finding.advice, .caution), indent: 2, hanging: 2, to: output, style: style)
          }
        }
      }
      // What was passed over is told beside the report.
      var told = report.remarks
      told.passedOver = []
      told.passedOverFiles = []
      for sentence in told.sentences {
        Paragraph.write(StyledText(sentence), hanging: 2, to: output, style: style)
      }
      let role: TextRole =
        !report.isFine ? .bad : report.findingCount == 0 || report.program == .validate ? .good : .caution
      Paragraph.write(StyledText(report.summary, role), to: output, style: style)
    }
  }

  private static func head(
    _ finding: FindingReport.Finding, of object: FindingReport.Object, _ report: FindingReport, _ lines: [String]
  ) -> StyledText {
    var text = StyledText("\(object.file):\(finding.line):\(finding.column): ", .faint)
    guard report.program == .lint else {
      return text + StyledText(object.title, .title) + StyledText(": \(lines.first ?? "")", .bad)
    }
    let role: TextRole =
      switch finding.severity {
      case .error: .bad
      case .warning: .caution
      case .note: .faint
      }
    text.append(finding.severity.ruleWord, role)
    text.append(": ")
    if !object.kind.isEmpty {
      text.append(object.title, .title)
      text.append(": ")
    }
    text.append(lines.first ?? "")
    text.append(finding.fixTitle.isEmpty ? " [\(finding.rule)]" : " [\(finding.rule), --fix]", .faint)
    return text
  }
}
