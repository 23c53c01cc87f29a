/// One pod on one node: every rejection, or every score beside the chosen node's.
struct NodeExplanation {
  let pod: PodReport
  let nodeName: String

  func write(to output: ByteOutput, style: TextStyle) {
    output.write(byte: UInt8(ascii: "\n"))
    guard let node = pod.nodes.first(where: { $0.name == nodeName }) else {
      let text = "\(nodeName) was not looked at"
      Paragraph.write(StyledText(text), indent: 2, to: output, style: style)
      return
    }
    if node.isFeasible {
      writeScores(of: node, to: output, style: style)
    } else {
      writeRejections(of: node, to: output, style: style)
    }
  }

  private func writeRejections(of node: NodeReport, to output: ByteOutput, style: TextStyle) {
    let count = node.rejections.count
    var head = StyledText(node.name, .title)
    head.append(" does not fit: \(count == 1 ? "one plugin rejects" : "\(count) plugins reject") it")
    Paragraph.write(head, indent: 2, to: output, style: style)
    output.write(byte: UInt8(ascii: "\n"))
    var table = TextTable([.left, .left], indent: 2, hanging: 2)
    table.add(["REJECTED BY", "WHY"].map { StyledText($0, .columnHead) })
    for row in RejectionTable.rows(of: node.rejections) { table.add(row) }
    table.write(to: output, style: style)
  }

  private func writeScores(of node: NodeReport, to output: ByteOutput, style: TextStyle) {
    let rival = node.name == pod.node ? pod.runnerUp : pod.nodes.first { $0.name == pod.node }
    var head = StyledText(node.name, .title)
    head.append(" \(sentence(on: node, against: rival))")
    Paragraph.write(head, indent: 2, to: output, style: style)
    output.write(byte: UInt8(ascii: "\n"))
    var table = TextTable([.left, .right, .right, .right, .right] + (rival == nil ? [] : [.right, .right]), indent: 2)
    let heads = ["PLUGIN", "RAW", "0-100", "WEIGHT", "SCORE"] + (rival == nil ? [] : [rivalHead(of: node), "GAP"])
    table.add(heads.map { StyledText($0, .columnHead) })
    for (index, score) in node.scores.enumerated() {
      table.add(cells(of: score, rival: rival?.scores[index]))
      // A row with fewer cells: its last one has the rest of the line to itself.
      if let inputs = score.inputs { table.add([StyledText(inputs, .faint)], inset: 4) }
    }
    var sum = [StyledText("total"), "", "", "", StyledText(String(node.total ?? 0))]
    if let rival { sum += [StyledText(String(rival.total ?? 0)), gap(node.total ?? 0, rival.total ?? 0)] }
    table.add(sum)
    table.write(to: output, style: style)
    if let weights = pod.weights { writeWeights(weights, to: output, style: style) }
  }

  private func writeWeights(_ weights: WeightReport, to output: ByteOutput, style: TextStyle) {
    output.write(byte: UInt8(ascii: "\n"))
    guard let change = weights.change else {
      let text = "no change of one weight puts it on \(weights.node)"
      Paragraph.write(StyledText(text), indent: 2, hanging: 2, to: output, style: style)
      return
    }
    var text = StyledText("the smallest change of one weight that puts it there; it was tried: ")
    text.append("\(change.plugin) \(change.to) instead of \(change.from)", .title)
    Paragraph.write(text, indent: 2, hanging: 2, to: output, style: style)
    let plugin = "{name: \(change.plugin), weight: \(change.to)}"
    Paragraph.write(
      StyledText("plugins: {multiPoint: {enabled: [\(plugin)]}}", .faint), indent: 4, hanging: 2, to: output,
      style: style)
  }

  private func cells(of score: ScoreReport, rival: ScoreReport?) -> [StyledText] {
    var cells = [score.raw, score.normalized, score.weight, score.weighted].map { StyledText(String($0)) }
    if let rival { cells += [StyledText(String(rival.weighted)), gap(score.weighted, rival.weighted)] }
    return [StyledText(score.plugin)] + cells
  }

  private func rivalHead(of node: NodeReport) -> String { node.name == pod.node ? "NEXT" : "CHOSEN" }

  private func gap(_ own: Int64, _ other: Int64) -> StyledText {
    let (difference, overflow) = own.subtractingReportingOverflow(other)
    if overflow || difference == 0 { return "" }
    return StyledText(difference > 0 ? "+\(difference)" : String(difference), difference > 0 ? .good : .bad)
  }

  private func sentence(on node: NodeReport, against rival: NodeReport?) -> String {
    let total = node.total ?? 0
    guard let rival, let other = rival.total else { return "fits, score \(total)" }
    let (gap, _) = other.subtractingReportingOverflow(total)
    if node.name == pod.node {
      let next = gap == 0 ? "level with" : "\(gap.magnitude) over"
      return "is chosen, score \(total), \(next) \(rival.name)"
    }
    return "fits, score \(total), \(gap == 0 ? "level with" : "\(gap) behind") \(rival.name), which is chosen"
  }
}
