extension DiffReporter {
  /// A pod a paragraph, with what made the difference below it; those of which no more is to be said are a list.
  static var wide: DiffReporter {
    DiffReporter("wide", about: "a pod per paragraph, with why", isForPeople: true) {
      report, style, output in
      var isInList = true
      for (number, pod) in report.diff.pods.enumerated() {
        let details = pod.details
        if number > 0, !isInList || !details.isEmpty { output.write(byte: UInt8(ascii: "\n")) }
        isInList = details.isEmpty
        Paragraph.write(StyledText(pod.sentence, pod.kind.role), hanging: 4, to: output, style: style)
        for detail in details {
          var line = StyledText(detail.text)
          if let place = detail.place { line.append(" (\(place.text))", .faint) }
          Paragraph.write(line, indent: 2, hanging: 2, to: output, style: style)
        }
      }
      if !report.diff.pods.isEmpty { output.write(byte: UInt8(ascii: "\n")) }
      if let sentence = report.diff.swapSentence {
        Paragraph.write(StyledText(sentence), hanging: 4, to: output, style: style)
        output.write(byte: UInt8(ascii: "\n"))
      }
      let told = report.sentences { remarks in
        remarks.notPlayed.map(\.sentence) + remarks.assumptions.map { "assumed: \($0)" }
          + remarks.leftAlone.map(\.sentence)
      }
      for sentence in told { Paragraph.write(StyledText(sentence), hanging: 2, to: output, style: style) }
      Paragraph.write(
        StyledText("from \(report.before) to \(report.after)", .faint), hanging: 2, to: output, style: style)
      Paragraph.write(StyledText(report.diff.summary), hanging: 2, to: output, style: style)
    }
  }
}

extension PodDiff.Kind {
  fileprivate var role: TextRole {
    switch self {
    case .unplaced, .gone: .bad
    case .placed, .new: .good
    case .moved, .outcome, .preemption: .caution
    case .tie, .reasons, .margin, .scores: .plain
    }
  }
}
