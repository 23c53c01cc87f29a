import Scheduler

extension DiffReporter {
  /// For a comment on a pull request: a table, the reasons folded below it, never longer than a comment may be.
  static let markdown = DiffReporter(
    "markdown", about: "for a pull request comment, at most 60,000 characters"
  ) { report, _, output in
    output.write(MarkdownDiff(report: report).text)
  }
}

/// Markdown as GitHub and GitLab render it.
struct MarkdownDiff {
  let report: DiffReport
  /// In bytes of UTF-8, which are never fewer than characters.
  var limit = 60_000

  /// The last section says what was cut.
  private static let reserve = 400

  var text: String {
    let diff = report.diff
    var text = "### \(Self.escaped(headline))\n\n"
    text += "From \(Self.code(report.before)) to \(Self.code(report.after)).\n"
    for sentence in diff.nodeSentences where text.utf8.count + sentence.utf8.count < limit / 4 {
      text += "\n\(Self.escaped(sentence))\n"
    }
    let weighty = diff.pods.filter(\.kind.isChangeOfPlace)
    let light = diff.pods.filter { !$0.kind.isChangeOfPlace }
    var cut: [String] = []
    if !weighty.isEmpty {
      let (rows, left) = Self.fitting(weighty.map(Self.row), in: (limit - text.utf8.count) / 2)
      text += "\n| pod | what | before | after |\n|---|---|---|---|\n" + rows
      if left > 0 { cut.append("\(left) of the \(weighty.count) pods of the table") }
    }
    for (title, pods) in [("Why", weighty), ("In the same place, for other reasons", light)] where !pods.isEmpty {
      let head = "\n<details><summary>\(title) (\(pods.count == 1 ? "1 pod" : "\(pods.count) pods"))</summary>\n\n"
      let tail = "\n</details>\n"
      let room = limit - Self.reserve - text.utf8.count - head.utf8.count - tail.utf8.count
      let (paragraphs, left) = Self.fitting(pods.map(Self.paragraph), in: room)
      if !paragraphs.isEmpty { text += head + paragraphs + tail }
      if left > 0 { cut.append("\(left) of the \(pods.count) pods under \"\(title)\"") }
    }
    if !cut.isEmpty {
      text += "\nCut, so that this fits into a comment: \(cut.joined(separator: ", ")). `-o wide` has all of it.\n"
    }
    return text
  }

  private var headline: String {
    let diff = report.diff
    let pods = diff.podCount == 1 ? "1 pod" : "\(diff.podCount) pods"
    if diff.isEmpty { return "bayplan: \(pods), no difference" }
    let kinds = PodDiff.Kind.allCases.filter { diff.count($0) > 0 }.map { "\(diff.count($0)) \($0.inWords)" }
    return "bayplan: \(diff.pods.count) of \(pods) \(diff.pods.count == 1 ? "differs" : "differ")"
      + (kinds.isEmpty ? "" : ": \(kinds.joined(separator: ", "))")
  }

  /// As many texts from the front as fit, and how many do not.
  private static func fitting(_ texts: [String], in room: Int) -> (text: String, left: Int) {
    var text = ""
    for (index, part) in texts.enumerated() {
      if text.utf8.count + part.utf8.count > room { return (text, texts.count - index) }
      text += part
    }
    return (text, 0)
  }

  private static func row(_ pod: PodDiff) -> String {
    let cells = [code(pod.pod), pod.kind.inWords, standing(pod.before), standing(pod.after)]
    return "| \(cells.joined(separator: " | ")) |\n"
  }

  private static func standing(_ standing: PodDiff.Standing?) -> String {
    guard let standing else { return "" }
    guard let node = standing.node else {
      return standing.preemption.map { "nominated to \(code($0.nominatedNode))" } ?? standing.outcome.rawValue
    }
    let others = standing.ties.count { $0 != node }
    return code(node) + (others == 0 ? "" : others == 1 ? " (tied with 1 other)" : " (tied with \(others) others)")
  }

  private static func paragraph(_ pod: PodDiff) -> String {
    let lines = pod.details.map { detail in
      "  - \(escaped(detail.text))\(detail.place.map { " (\(code($0.text)))" } ?? "")\n"
    }
    return "- \(escaped(pod.sentence))\n" + lines.joined()
  }

  /// Names in type that is taken as it is; in a table a bar ends the cell even there.
  private static func code(_ text: String) -> String {
    let safe = text.unicodeScalars.allSatisfy { $0 != "`" && $0 != "|" && $0.value >= 0x20 }
    return safe && !text.isEmpty ? "`\(text)`" : escaped(text)
  }

  /// Text in which nothing is markup, a mention or a reference.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "|": escaped += "&#124;"
      case "@": escaped += "&#64;"
      case "#": escaped += "&#35;"
      case "*", "_", "`", "[", "]", "~", "\\": escaped += "\\" + String(scalar)
      case _ where scalar.value < 0x20: escaped += " "
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
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
