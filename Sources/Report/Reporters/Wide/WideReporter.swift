import Scheduler

extension PlacementReporter {
  /// A table, a line per pod.
  static var wide: PlacementReporter {
    PlacementReporter("wide", about: "a table, a line per pod", isForPeople: true) { report, style, output in
      WideReporter(report: report, style: style, output: output).write()
    }
  }
}

/// `bayplan place -o wide`.
struct WideReporter {
  let report: PlacementReport
  let style: TextStyle
  let output: ByteOutput

  func write() {
    var table = TextTable([.left, .left, .left, .right, .left])
    table.add(["POD", "OUTCOME", "NODE", "SCORE", "MARGIN"].map { StyledText($0, .columnHead) })
    for pod in report.pods { table.add([StyledText(pod.name(in: report))] + cells(of: pod)) }
    if !report.pods.isEmpty {
      table.write(to: output, style: style)
      output.write(byte: UInt8(ascii: "\n"))
    }
    ReportFooter.write(report, to: output, style: style)
  }

  private func cells(of pod: PodReport) -> [StyledText] {
    let outcome = StyledText(pod.outcome.rawValue, pod.outcome.role)
    guard pod.outcome == .scheduled else { return [outcome, StyledText(pod.why)] }
    let node = StyledText(pod.node ?? "")
    guard let total = pod.total else { return [outcome, node] }
    let margin = pod.margin
    return [outcome, node, StyledText(String(total)), StyledText(margin)]
  }
}
