extension CapacityReporter {
  /// A table a workload, or a sentence about nodes.
  static var wide: CapacityReporter {
    CapacityReporter("wide", about: "a table, a line per node", isForPeople: true) { answer, style, output in
      switch answer {
      case .pods(let report): write(report, style, output)
      case .nodes(let report): write(report, style, output)
      }
    }
  }

  private static func write(_ report: CapacityReport, _ style: TextStyle, _ output: ByteOutput) {
    for (number, workload) in report.workloads.enumerated() {
      if number > 0 { output.write(byte: UInt8(ascii: "\n")) }
      WorkloadTable(workload: workload, spansNamespaces: report.spansNamespaces).write(to: output, style: style)
    }
    if !report.remarks.assumptions.isEmpty { output.write(byte: UInt8(ascii: "\n")) }
    write(report.remarks, style, output)
  }

  private static func write(_ remarks: ReportRemarks, _ style: TextStyle, _ output: ByteOutput) {
    for assumption in remarks.assumptions {
      Paragraph.write(StyledText("assumed: \(assumption)"), hanging: 2, to: output, style: style)
    }
  }

  private static func write(_ report: NodesNeededReport, _ style: TextStyle, _ output: ByteOutput) {
    if let sentence = report.refusedSentence {
      Paragraph.write(StyledText(sentence, .bad), hanging: 2, to: output, style: style)
      write(report.refused, style, output)
    }
    Paragraph.write(report.sentence, hanging: 2, to: output, style: style)
    write(report.left, style, output)
    write(report.remarks, style, output)
  }

  private static func write(_ pods: [NodesNeededReport.Pod], _ style: TextStyle, _ output: ByteOutput) {
    // Of very many pods some say it all; JSON has them.
    let shown = pods.prefix(pods.count > mostLeft ? mostLeft - 1 : mostLeft)
    for pod in shown {
      var line = StyledText(pod.name, .title)
      line.append("  \(pod.why)")
      Paragraph.write(line, indent: 2, hanging: 2, to: output, style: style)
    }
    if shown.count < pods.count {
      let text = "and \(pods.count - shown.count) more; -o json names them all"
      Paragraph.write(StyledText(text, .faint), indent: 2, hanging: 2, to: output, style: style)
    }
  }

  private static let mostLeft = 100
}

private struct WorkloadTable {
  let workload: WorkloadCapacity
  let spansNamespaces: Bool

  func write(to output: ByteOutput, style: TextStyle) {
    var head = StyledText(spansNamespaces ? "\(workload.namespace)/\(workload.name)" : workload.name, .title)
    head.append("  ")
    let more = "\(workload.isAtLeast ? "at least " : "")\(workload.more) more \(workload.more == 1 ? "fits" : "fit")"
    head.append(more, workload.more > 0 ? .good : .bad)
    head.append("; \(workload.placed) of \(workload.wanted) \(workload.wanted == 1 ? "has its" : "have their") place")
    Paragraph.write(head, hanging: 2, to: output, style: style)
    if let first = workload.runsOut.first {
      let takers = workload.nodes.count { $0.more > 0 }
      let rest = workload.runsOut.dropFirst().map { "; \($0.what), on \($0.nodes)" }.joined()
      let nodes = takers == 1 ? "1 node" : "\(takers) nodes"
      let text = "what runs out first: \(first.what), on \(first.nodes) of the \(nodes) that take more\(rest)"
      Paragraph.write(StyledText(text), indent: 2, hanging: 2, to: output, style: style)
    }
    if let refusal = workload.refusal {
      let places = refusal.places
      let text = "the next is refused by \(refusal.by): \(workload.message)\(places.isEmpty ? "" : " (\(places))")"
      Paragraph.write(StyledText(text), indent: 2, hanging: 2, to: output, style: style)
    }
    if workload.nodes.isEmpty { return }
    output.write(byte: UInt8(ascii: "\n"))
    var table = TextTable([.left, .right, .left], indent: 2, hanging: 2)
    table.add(["NODE", "MORE", "THEN"].map { StyledText($0, .columnHead) })
    for group in groups {
      var cells = [StyledText(group.label), StyledText(String(group.more))]
      for row in RejectionTable.rows(of: group.rejections) {
        table.add(cells + [row[1]])
        cells = ["", ""]
      }
      if group.rejections.isEmpty { table.add(cells + [""]) }
    }
    table.write(to: output, style: style)
  }

  private struct Group {
    let label: String
    let more: Int
    let rejections: [RejectionReport]
  }

  private struct Key: Hashable {
    let more: Int
    let reasons: [[String]]
  }

  /// Nodes that are alike stand together where there are many.
  private var groups: [Group] {
    if workload.nodes.count <= NodeGroups.foldingThreshold {
      return workload.nodes.map { Group(label: $0.name, more: $0.more, rejections: $0.rejections) }
    }
    var slots: [Key: Int] = [:]
    var members: [[NodeCapacity]] = []
    for node in workload.nodes {
      let key = Key(more: node.more, reasons: node.rejections.map { [$0.plugin] + $0.reasons })
      if let slot = slots[key] {
        members[slot].append(node)
      } else {
        slots[key] = members.count
        members.append([node])
      }
    }
    return members.map { nodes in
      let label = nodes.count == 1 ? nodes[0].name : "\(nodes.count) nodes like \(nodes[0].name), each"
      return Group(label: label, more: nodes[0].more, rejections: nodes[0].rejections)
    }
  }
}
