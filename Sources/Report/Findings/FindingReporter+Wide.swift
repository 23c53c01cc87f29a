import SourceText

extension FindingReporter {
  /// A paragraph for each finding, the summary last.
  static let wide = FindingReporter("wide", about: "for people") { report, style, output in
    for finding in report.findings {
      var text = StyledText("\(finding.file):\(finding.line):\(finding.column): ", .faint)
      text.append("\(finding.severity.ruleWord): ", finding.severity == .error ? .bad : .caution)
      if !finding.object.isEmpty { text.append("\(finding.object): ", .title) }
      text.append(finding.message)
      text.append(" [\(finding.rule)]", .faint)
      Paragraph.write(text, hanging: 2, to: output, style: style)
    }
    Paragraph.write(StyledText(report.summary, report.findings.isEmpty ? .good : .bad), to: output, style: style)
  }
}
