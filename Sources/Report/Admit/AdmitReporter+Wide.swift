extension AdmitReporter {
  /// A line for each object and what became of it, below it who refused or warned and why.
  static var wide: AdmitReporter {
    AdmitReporter("wide", about: "for people", isForPeople: true) { report, style, output in
      for result in report.results { write(result, report, style, output) }
      for assumption in report.assumptions {
        Paragraph.write(StyledText(assumption, .faint), hanging: 2, to: output, style: style)
      }
      Paragraph.write(StyledText(report.summary, report.isFine ? .good : .bad), hanging: 2, to: output, style: style)
    }
  }

  private static func write(
    _ result: AdmitReport.Result, _ report: AdmitReport, _ style: TextStyle, _ output: ByteOutput
  ) {
    var head = StyledText(result.title, .title)
    head.append("  ")
    head.append(result.outcome.rawValue, result.outcome == .refused ? .bad : .good)
    if !result.station.isEmpty { head.append(" by \(result.station)") }
    head.append("  \(result.file):\(result.line)", .faint)
    Paragraph.write(head, hanging: 2, to: output, style: style)
    if let refusal = result.refusal {
      // One cause says no more than the message, and has a better place.
      if result.causes.count == 1, let line = result.causes.first?.line, line > 0 {
        var refusal = refusal
        refusal.file = result.causes[0].file
        refusal.line = line
        write(refusal, .bad, 2, style, output)
      } else {
        write(refusal, .bad, 2, style, output)
        for cause in result.causes where result.causes.count > 1 { write(cause, .bad, 4, style, output) }
      }
    }
    for warning in result.warnings { write(warning, .caution, 2, style, output, "warning: ") }
    if let pods = result.pods { write(pods, style, output) }
    if report.showsAdded {
      for item in result.added {
        Paragraph.write(
          StyledText("+ \(item.path): \(item.value)", .faint), indent: 4, hanging: 4, to: output, style: style)
      }
    }
  }

  private static func write(_ pods: AdmitReport.Pods, _ style: TextStyle, _ output: ByteOutput) {
    var line = StyledText("pods: \(pods.created) of \(pods.wanted) created", pods.refusal == nil ? .good : .bad)
    if !pods.station.isEmpty { line.append(", refused by \(pods.station)") }
    Paragraph.write(line, indent: 2, hanging: 2, to: output, style: style)
    if let refusal = pods.refusal { write(refusal, .bad, 4, style, output) }
    for warning in pods.warnings { write(warning, .caution, 4, style, output, "warning: ") }
  }

  private static func write(
    _ remark: AdmitReport.Remark, _ role: TextRole, _ indent: Int, _ style: TextStyle, _ output: ByteOutput,
    _ prefix: String = ""
  ) {
    let isField = remark.field.isEmpty || remark.text.contains("\(remark.field):")
    var text = StyledText("\(prefix)\(isField ? "" : "\(remark.field): ")\(remark.text)", role)
    if remark.line > 0 { text.append(" (\(remark.file):\(remark.line))", .faint) }
    Paragraph.write(text, indent: indent, hanging: 2, to: output, style: style)
  }
}
