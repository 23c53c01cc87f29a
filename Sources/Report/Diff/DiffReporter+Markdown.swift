import Scheduler

extension DiffReporter {
  /// For a comment on a pull request: a table, the reasons folded below it, never longer than a comment may be.
  static var markdown: DiffReporter {
    DiffReporter(
      "markdown", about: "for a pull request comment, at most 60,000 characters"
    ) { report, _, output in
      output.write(report.markdown())
    }
  }
}

extension DiffReport {
  /// - Parameter limit: in bytes of UTF-8.
  public func markdown(limit: Int = MarkdownParts.commentLimit) -> String {
    MarkdownDiff(report: self, limit: limit).text
  }
}

/// Markdown as GitHub and GitLab render it.
private struct MarkdownDiff {
  let report: DiffReport
  let limit: Int

  var text: String {
    let diff = report.diff
    var text = "### \(headline.escapedForMarkdown)\n\n"
    text += "From \(report.before.markdownCode) to \(report.after.markdownCode).\n"
    for sentence in diff.nodeSentences where text.utf8.count + sentence.utf8.count < limit / 4 {
      text += "\n\(sentence.escapedForMarkdown)\n"
    }
    if let sentence = diff.swapSentence { text += "\n\(sentence.escapedForMarkdown)\n" }
    let weighty = diff.pods.filter(\.kind.isChangeOfPlace)
    let light = diff.pods.filter { !$0.kind.isChangeOfPlace }
    var cut: [String] = []
    if !weighty.isEmpty {
      let (rows, left) = MarkdownParts.fitting(weighty.map(Self.row), in: (limit - text.utf8.count) / 2)
      text += "\n| pod | what | before | after |\n|---|---|---|---|\n" + rows
      if left > 0 { cut.append("\(left) of the \(weighty.count) pods of the table") }
    }
    for (title, pods) in [("Why", weighty), ("In the same place, for other reasons", light)] where !pods.isEmpty {
      let summary = "\(title) (\(pods.count == 1 ? "1 pod" : "\(pods.count) pods"))"
      let frame = MarkdownParts.folded(summary, "").utf8.count
      let room = limit - MarkdownParts.reserve - text.utf8.count - frame
      let (paragraphs, left) = MarkdownParts.fitting(pods.map(Self.paragraph), in: room)
      if !paragraphs.isEmpty { text += MarkdownParts.folded(summary, paragraphs) }
      if left > 0 { cut.append("\(left) of the \(pods.count) pods under \"\(title)\"") }
    }
    let told = report.sentences(\.sentences)
    if !told.isEmpty {
      let summary = "What both placements stand on"
      let room = limit - MarkdownParts.reserve - text.utf8.count - MarkdownParts.folded(summary, "").utf8.count
      let (lines, left) = MarkdownParts.fitting(told.map { "- \($0.escapedForMarkdown)\n" }, in: room)
      if !lines.isEmpty { text += MarkdownParts.folded(summary, lines) }
      if left > 0 { cut.append("\(left) of the \(told.count) remarks") }
    }
    return text + MarkdownParts.note(onCut: cut, "-o wide")
  }

  private var headline: String {
    let diff = report.diff
    let pods = diff.podCount == 1 ? "1 pod" : "\(diff.podCount) pods"
    if diff.isEmpty { return "bayplan: \(pods), no difference" }
    let kinds = diff.differences
    let count = diff.pods.count + diff.swapped.count
    return "bayplan: \(count) of \(pods) \(count == 1 ? "differs" : "differ")"
      + (kinds.isEmpty ? "" : ": \(kinds.joined(separator: ", "))")
  }

  private static func row(_ pod: PodDiff) -> String {
    let cells = [pod.pod.markdownCode, pod.kind.inWords, standing(pod.before), standing(pod.after)]
    return "| \(cells.joined(separator: " | ")) |\n"
  }

  private static func standing(_ standing: PodDiff.Standing?) -> String {
    guard let standing else { return "" }
    guard let node = standing.node else {
      return standing.preemption.map { "nominated to \($0.nominatedNode.markdownCode)" } ?? standing.outcome.rawValue
    }
    let others = standing.ties.count { $0 != node }
    return node.markdownCode
      + (others == 0 ? "" : others == 1 ? " (tied with 1 other)" : " (tied with \(others) others)")
  }

  private static func paragraph(_ pod: PodDiff) -> String {
    let lines = pod.details.map { detail in
      "  - \(detail.text.escapedForMarkdown)\(detail.place.map { " (\($0.text.markdownCode))" } ?? "")\n"
    }
    return "- \(pod.sentence.escapedForMarkdown)\n" + lines.joined()
  }
}

extension PodDiff.Kind {
  /// Whether the pod stands elsewhere, or the same place is another matter of luck.
  fileprivate var isChangeOfPlace: Bool {
    switch self {
    case .unplaced, .moved, .gone, .new, .placed, .outcome, .preemption, .tie: true
    case .reasons, .margin, .scores: false
    }
  }
}
