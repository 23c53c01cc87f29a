/// The nodes that fit, best first, with the scores that differ between them.
struct ScoreTable {
  private let nodes: [NodeReport]
  private let pod: PodReport
  private let folds: Bool
  /// Indices in `scores` of plugins that tell nodes apart.
  private let telling: [Int]

  init(pod: PodReport, showsAllNodes: Bool) {
    self.pod = pod
    nodes = pod.nodes.filter(\.isFeasible).sorted { a, b in
      if (a.name == pod.node) != (b.name == pod.node) { return a.name == pod.node }
      // The nodes come in name order.
      return (a.total ?? 0) > (b.total ?? 0)
    }
    folds = !showsAllNodes && pod.nodes.count > NodeGroups.foldingThreshold
    let all = nodes
    telling =
      (all.first?.scores.indices).map(Array.init)?.filter { index in
        all.contains { $0.scores[index].weighted != all[0].scores[index].weighted }
      } ?? []
  }

  func write(to output: ByteOutput, style: TextStyle) {
    guard let first = nodes.first else { return }
    output.write(byte: UInt8(ascii: "\n"))
    if nodes.count > 1 {
      let full = table(heads: telling.map { ScoreHead.lines(of: first.scores[$0].plugin) })
      if let width = style.width, full.naturalWidth > width {
        table(heads: telling.map { [ScoreHead.initials(of: first.scores[$0].plugin)] }).write(to: output, style: style)
        let legend = telling.map { "\(ScoreHead.initials(of: first.scores[$0].plugin)) \(first.scores[$0].plugin)" }
        Paragraph.write(
          StyledText(legend.joined(separator: ", "), .faint), indent: 2, hanging: 2, to: output, style: style)
      } else {
        full.write(to: output, style: style)
      }
    }
    let same = first.scores.indices.filter { !telling.contains($0) }.map { first.scores[$0] }
    if same.isEmpty { return }
    let words = same.map { "\($0.plugin) \($0.weighted)" }.joined(separator: ", ")
    let head = nodes.count > 1 ? "the same for each: " : "\(first.name): "
    Paragraph.write(StyledText(head + words), indent: 2, hanging: 2, to: output, style: style)
  }

  private func table(heads: [[String]]) -> TextTable {
    var table = TextTable([.left] + heads.map { _ in .right } + [.right, .right], indent: 2)
    let height = max(heads.map(\.count).max() ?? 1, 1)
    for line in 0..<height {
      let isLast = line == height - 1
      let cells = heads.map { head in
        let index = line - (height - head.count)
        return StyledText(index >= 0 ? head[index] : "", .columnHead)
      }
      table.add(
        [StyledText(isLast ? "NODE" : "", .columnHead)] + cells
          + [StyledText(isLast ? "TOTAL" : "", .columnHead), ""])
    }
    let groups = groups
    let shown = folds && groups.count > NodeGroups.mostRows ? groups.prefix(NodeGroups.mostRows - 2) : groups[...]
    for group in shown { table.add(cells(of: group)) }
    let rest = groups.dropFirst(shown.count)
    if let best = rest.first?.first.total, let worst = rest.last?.first.total {
      let count = rest.reduce(0) { $0 + $1.nodes.count }
      table.add([StyledText("and \(count) more nodes with \(best) to \(worst); --all-nodes shows each", .faint)])
    }
    return table
  }

  private var groups: [NodeGroups.Group] {
    guard folds else { return NodeGroups.each(nodes) }
    return NodeGroups.fold(nodes) { node in
      Key(isChosen: node.name == pod.node, scores: telling.map { node.scores[$0].weighted }, total: node.total ?? 0)
    }
  }

  private struct Key: Hashable {
    var isChosen: Bool
    var scores: [Int64]
    var total: Int64
  }

  private func cells(of group: NodeGroups.Group) -> [StyledText] {
    let node = group.first
    let isChosen = node.name == pod.node
    let total = node.total ?? 0
    let mark: StyledText
    if isChosen {
      mark = StyledText("chosen", .good)
    } else if pod.ties.contains(node.name) {
      mark = StyledText("tie", .caution)
    } else {
      let (gap, overflow) = total.subtractingReportingOverflow(pod.total ?? total)
      mark = StyledText(overflow ? "" : String(gap), .faint)
    }
    return [StyledText(group.label)] + telling.map { StyledText(String(node.scores[$0].weighted)) }
      + [StyledText(String(total)), mark]
  }
}
