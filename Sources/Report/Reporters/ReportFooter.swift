/// What both texts for people end with.
enum ReportFooter {
  /// What was taken for granted, pods that were left alone, then the summary line.
  static func write(_ report: PlacementReport, to output: ByteOutput, style: TextStyle) {
    for assumption in report.remarks.assumptions {
      Paragraph.write(StyledText("assumed: \(assumption)"), hanging: 2, to: output, style: style)
    }
    for pod in report.remarks.leftAlone {
      Paragraph.write(StyledText(pod.sentence), hanging: 2, to: output, style: style)
    }
    var summary = report.counts.summary(nodeCount: report.nodeCount)
    if report.pods.count < report.counts.total { summary += " (\(report.pods.count) shown)" }
    Paragraph.write(StyledText(summary), to: output, style: style)
  }
}
