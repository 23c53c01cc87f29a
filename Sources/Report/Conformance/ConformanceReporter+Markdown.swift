extension ConformanceReporter {
  /// The table alone, as a page of documentation shows it.
  static var markdown: ConformanceReporter {
    ConformanceReporter("markdown", about: "the table alone") { report, _, output in
      output.write("| cases | Kubernetes | cases agree | facts agree | |\n|---|---|--:|--:|--:|\n" as StaticString)
      for row in report.rows { output.write(line(row)) }
      if report.rows.count > 1 { output.write(line(report.total)) }
    }
  }

  private static func line(_ row: ConformanceReport.Row) -> String {
    "| \(row.folder) | \(row.scheduler) | \(row.cases.agreeing) of \(row.cases.total) "
      + "| \(row.facts.agreeing) of \(row.facts.total) | \(row.facts.percent) |\n"
  }
}
