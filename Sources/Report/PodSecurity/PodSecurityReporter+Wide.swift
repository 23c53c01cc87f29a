extension PodSecurityReporter {
  /// A paragraph for each object, a line for each check that refuses it; what a namespace could enforce comes last.
  static var wide: PodSecurityReporter {
    PodSecurityReporter("wide", about: "for people", isForPeople: true) { report, style, output in
      for result in report.results { write(result, style, output) }
      var counts = StyledText("\(report.results.count) object\(report.results.count == 1 ? "" : "s")")
      if !report.results.isEmpty {
        let refused = report.results.count { !$0.isAllowed }
        counts.append(refused == 0 ? ": all allowed" : ": \(refused) refused", refused == 0 ? .good : .bad)
        let all = report.results.count == 1 ? "it" : "all of them"
        counts.append("; the strictest level that a namespace with \(all) can enforce today: ")
        counts.append(report.strictest, .title)
      }
      Paragraph.write(counts, hanging: 2, to: output, style: style)
    }
  }

  private static func write(_ result: PodSecurityReport.Result, _ style: TextStyle, _ output: ByteOutput) {
    var head = StyledText("\(result.kind) \(result.namespace)/\(result.name)", .title)
    head.append("  \(result.file):\(result.line)", .faint)
    Paragraph.write(head, hanging: 2, to: output, style: style)
    for level in result.levels {
      var line = StyledText("\(level.policy)  ")
      line.append(level.violations.isEmpty ? "allowed" : "refused", level.violations.isEmpty ? .good : .bad)
      Paragraph.write(line, indent: 2, to: output, style: style)
      for violation in level.violations {
        var text = StyledText(violation.reason, .bad)
        if !violation.detail.isEmpty { text.append(": \(violation.detail)") }
        let lines =
          violation.lines.prefix(3).map { "\(result.file):\($0)" } + (violation.lines.count > 3 ? ["..."] : [])
        text.append(" (\(lines.joined(separator: ", ")))", .faint)
        Paragraph.write(text, indent: 4, hanging: 2, to: output, style: style)
      }
    }
    if !result.isAllowed {
      Paragraph.write(
        StyledText("the strictest that lets it in today: \(result.strictest)"), indent: 2, to: output, style: style)
    }
  }
}
