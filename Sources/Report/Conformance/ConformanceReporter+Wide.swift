extension ConformanceReporter {
  /// The first difference of each case that differs, then the table.
  static var wide: ConformanceReporter {
    ConformanceReporter("wide", about: "differences, then a table") { report, style, output in
      for difference in report.differences { write(difference, style, output) }
      var table = TextTable([.left, .left, .right, .right, .right, .right, .right])
      let heads = ["FOLDER", "VERSION", "CASES", "AGREE", "FACTS", "AGREE", "AGREEMENT"]
      table.add(heads.map { StyledText($0, .columnHead) })
      for row in report.rows { table.add(cells(row)) }
      if report.rows.count > 1 { table.add(cells(report.total)) }
      if !report.rows.isEmpty { table.write(to: output, style: style) }
      let agrees = report.total.cases.agreeing == report.total.cases.total
      Paragraph.write(StyledText(report.summary, agrees ? .good : .bad), to: output, style: style)
    }
  }

  private static func write(
    _ difference: ConformanceReport.CaseDifference, _ style: TextStyle, _ output: ByteOutput
  ) {
    let title = StyledText("DIFFERS", .bad) + " " + StyledText(difference.name, .title)
    let others = difference.count > 1 ? " (and \(difference.count - 1) more)" : ""
    Paragraph.write(
      title + " as \(difference.scheduler): \(difference.fact)" + StyledText(others, .faint), hanging: 2, to: output,
      style: style)
    var table = TextTable([.left, .left], indent: 2)
    table.add([StyledText("expected", .faint), StyledText(difference.expected, .good)])
    table.add([StyledText("actual", .faint), StyledText(difference.actual, .bad)])
    table.write(to: output, style: style)
  }

  private static func cells(_ row: ConformanceReport.Row) -> [StyledText] {
    [
      row.folder, row.scheduler, "\(row.cases.total)", "\(row.cases.agreeing)", "\(row.facts.total)",
      "\(row.facts.agreeing)",
    ].map { StyledText($0) } + [StyledText(row.facts.percent, row.facts.agreeing == row.facts.total ? .good : .bad)]
  }
}
