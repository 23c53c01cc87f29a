import Scheduler

extension PlacementReporter {
  /// Why each pod landed where it did, and why nowhere else.
  static func explanation(_ options: ExplanationOptions) -> PlacementReporter {
    PlacementReporter("wide", about: "tables, one pod after the other", isForPeople: true) { report, style, output in
      ExplanationReporter(report: report, options: options, style: style, output: output).write()
    }
  }
}

/// `bayplan explain -o wide`.
struct ExplanationReporter {
  let report: PlacementReport
  let options: ExplanationOptions
  let style: TextStyle
  let output: ByteOutput

  func write() {
    writePods()
    ReportFooter.write(report, to: output, style: style)
  }

  /// The pods alone, without what is said of the run as a whole.
  func writePods() {
    var weights = WeightLegend()
    for pod in report.pods {
      writeHead(pod)
      if let conflict = pod.conflict {
        ConflictParagraph(conflict: conflict, nodeCount: report.nodeCount).write(to: output, style: style)
      }
      if let other = pod.fixesOf {
        newLine()
        let text = "what would let it in is told of \(other), which has the same manifest"
        Paragraph.write(StyledText(text), indent: 2, hanging: 2, to: output, style: style)
      }
      if let fixes = pod.fixes { FixList(fixes: fixes, node: options.node).write(to: output, style: style) }
      if let node = options.node {
        NodeExplanation(pod: pod, nodeName: node).write(to: output, style: style)
      } else {
        let scores = ScoreTable(pod: pod, showsAllNodes: options.showsAllNodes)
        scores.write(to: output, style: style)
        weights.add(pod)
        RejectionTable(pod: pod, showsAllNodes: options.showsAllNodes).write(to: output, style: style)
      }
      newLine()
    }
    if let legend = weights.text {
      Paragraph.write(legend, hanging: 2, to: output, style: style)
      newLine()
    }
  }

  private func writeHead(_ pod: PodReport) {
    var head = StyledText(pod.title(in: report), .title)
    head.append("  ")
    head.append(pod.outcome.rawValue, pod.outcome.role)
    if let node = pod.node { head.append(" on \(node)") }
    if let refusal = pod.refusal { head.append(" by \(refusal.by)") }
    Paragraph.write(head, hanging: 2, to: output, style: style)
    for wait in report.remarks.waits(of: "\(pod.namespace)/\(pod.name)") {
      Paragraph.write(StyledText(wait.text, .caution), indent: 2, hanging: 2, to: output, style: style)
    }
    // What can be done about it comes before what is the matter.
    let texts = [pod.preemption?.sentence ?? "", pod.outcome == .scheduled ? placedSentence(pod) : pod.message]
    for text in texts where !text.isEmpty { Paragraph.write(StyledText(text), indent: 2, to: output, style: style) }
    if let refusal = pod.refusal { RefusalParagraph(refusal: refusal).write(to: output, style: style) }
    if !pod.warning.isEmpty {
      let text = "warned when its workload is applied: \(pod.warning)"
      Paragraph.write(StyledText(text, .caution), indent: 2, hanging: 2, to: output, style: style)
    }
  }

  /// `score 583, 12 over node-b; 4 of 6 nodes fit`.
  private func placedSentence(_ pod: PodReport) -> String {
    guard let total = pod.total else { return "" }
    var text = "score \(total), \(pod.margin)"
    if pod.ties.count > 1 { text += " (kube-scheduler takes any of them)" }
    return text + "; \(pod.feasibleNodes) of \(report.nodeCount) nodes fit"
  }

  private func newLine() {
    output.write(byte: UInt8(ascii: "\n"))
  }
}
