public import Report

/// The table of agreement as it stands in a page of documentation, between two markers.
public enum ConformanceTable {
  public static let begin = "<!-- conformance:begin -->"
  public static let end = "<!-- conformance:end -->"

  /// The page with the table of `report` between its markers, nil when it lacks them.
  public static func replaced(in page: String, with report: ConformanceReport) -> String? {
    guard let opening = page.firstRange(of: begin), let closing = page[opening.upperBound...].firstRange(of: end),
      let markdown = ConformanceReporter.all.first(where: { $0.name == "markdown" })
    else { return nil }
    let table = ByteOutput.text { markdown.write(report, to: $0) }
    return page[..<opening.upperBound] + "\n\n" + table + "\n" + page[closing.lowerBound...]
  }
}
