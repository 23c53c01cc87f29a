/// The requirements that together leave no node.
struct ConflictParagraph {
  let conflict: ConflictReport
  let nodeCount: Int

  func write(to output: ByteOutput, style: TextStyle) {
    output.write(byte: UInt8(ascii: "\n"))
    Paragraph.write(StyledText(head), indent: 2, hanging: 2, to: output, style: style)
    var table = TextTable([.left, .left, .left], indent: 4, hanging: 2)
    for part in conflict.parts + conflict.others {
      let nodes =
        !part.failsAlone ? "together" : part.nodes == nodeCount ? "every node" : "\(part.nodes) of \(nodeCount) nodes"
      table.add([
        StyledText(nodes, .faint), StyledText(part.what, .bad), StyledText(part.place?.text ?? "", .faint),
      ])
    }
    if conflict.together > 0 {
      let nodes = conflict.together == nodeCount ? "every node" : "\(conflict.together) of \(nodeCount) nodes"
      table.add([StyledText(nodes, .faint), "fit each of them by itself, and not all of them", ""])
    }
    table.write(to: output, style: style)
  }

  private var head: String {
    if !conflict.others.isEmpty { return "each of these \(conflict.others.count + 1) alone leaves no node:" }
    if conflict.parts.count == 1 { return "this alone leaves no node:" }
    let rest = conflict.isSmallest ? "take any of them away and some node is left" : "none of them can be left out"
    return "these \(conflict.parts.count) together leave no node; \(rest):"
  }
}
