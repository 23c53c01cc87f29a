extension TestReporter {
  /// For a comment on a pull request: a table of what does not pass, all about it folded below.
  static var markdown: TestReporter {
    TestReporter("markdown", about: "for a pull request comment, at most 60,000 characters") { report, _, output in
      output.write(report.markdown())
    }
  }
}

extension TestReport {
  /// - Parameter limit: in bytes of UTF-8.
  public func markdown(limit: Int = MarkdownParts.commentLimit) -> String {
    var text = "### bayplan test: \(summary.escapedForMarkdown)\n"
    if let incompleteness { text += "\n\(incompleteness.escapedForMarkdown)\n" }
    var cut: [String] = []
    let bad = tests.filter { $0.verdict != .passed }
    let rows = bad.map(Self.row) + obsolete.map(Self.row(obsolete:))
    if !rows.isEmpty {
      let head = "\n| | test | where | what |\n|---|---|---|---|\n"
      let (table, left) = MarkdownParts.fitting(rows, in: (limit - text.utf8.count) / 2 - head.utf8.count)
      text += head + table
      if left > 0 { cut.append("\(left) of the \(rows.count) rows of the table") }
    }
    var folded = bad.map { MarkdownParts.folded($0.name, $0.details.markdownBlock) }
    if mutation != nil || coverage != nil {
      let rules = ByteOutput.text { writeRules(style: TextStyle(), to: $0) }
      folded.append(MarkdownParts.folded("What the tests say about the rules of their input", rules.markdownBlock))
    }
    if !told.isEmpty {
      let lines = told.map { "- \(($0.text + whose($0)).escapedForMarkdown)\n" }
      folded.append(MarkdownParts.folded("What the tests stand on", lines.joined()))
    }
    let (sections, left) = MarkdownParts.fitting(folded, in: limit - MarkdownParts.reserve - text.utf8.count)
    text += sections
    if left > 0 { cut.append("\(left) of the \(folded.count) sections with details") }
    return text + MarkdownParts.note(onCut: cut, "-o pretty")
  }

  private static func row(_ test: Test) -> String {
    let word = test.verdict == .failed ? "FAIL" : "ERROR"
    let place = test.troubles.first?.place ?? test.place
    return "| \(word) | \(test.name.escapedForMarkdown) | \(place.text.markdownCode) | "
      + "\(test.headline.escapedForMarkdown) |\n"
  }

  private static func row(obsolete path: String) -> String {
    "| OBSOLETE | | \(path.markdownCode) | \(obsoleteMessage.escapedForMarkdown) |\n"
  }
}
