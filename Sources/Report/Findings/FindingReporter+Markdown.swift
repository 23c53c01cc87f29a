import SourceText

extension FindingReporter {
  /// A table for a pull request or a step's summary, the worst first.
  static var markdown: FindingReporter {
    FindingReporter("markdown", about: "a table for a pull request, at most 60,000 characters") { report, _, output in
      output.write(report.markdown())
    }
  }
}

extension FindingReport {
  /// - Parameter limit: in bytes of UTF-8.
  public func markdown(limit: Int = MarkdownParts.commentLimit) -> String {
    var head = "**bayplan \(program.rawValue)**: \(summary.escapedForMarkdown)\n"
    let told = remarks.sentences.map { "- \($0.escapedForMarkdown)\n" }
    if !told.isEmpty {
      let (lines, left) = MarkdownParts.fitting(told, in: limit / 4)
      head += "\n\(lines)" + (left > 0 ? "- \(left) more remarks\n" : "")
    }
    let all = objects.flatMap { object in object.findings.map { (object, $0) } }
    if all.isEmpty { return head }
    var rows: [String] = []
    for severity in [Severity.error, .warning, .note] {
      for (object, finding) in all where finding.severity == severity { rows.append(Self.row(finding, of: object)) }
    }
    let top = "\n| severity | where | what | rule |\n|---|---|---|---|\n"
    let room = limit - MarkdownParts.reserve - head.utf8.count - top.utf8.count
    let (table, left) = MarkdownParts.fitting(rows, in: room)
    let cut = left > 0 ? ["\(left) of the \(rows.count) rows of the table"] : []
    return head + top + table + MarkdownParts.note(onCut: cut, "-o wide")
  }

  private static func row(_ finding: Finding, of object: Object) -> String {
    let title = object.kind.isEmpty ? "" : "<br>\(object.title.escapedForMarkdown)"
    let place = "\(object.file):\(finding.line)".escapedForMarkdown
    return "| \(finding.severity.ruleWord) | \(place)\(title) | \(finding.message.escapedForMarkdown) | "
      + "\(finding.rule.escapedForMarkdown) |\n"
  }
}
