/// Changes that let a pod in, best first, each with what it does to the files.
struct FixList {
  let fixes: [FixReport]
  /// The node that was asked about.
  let node: String?

  /// Lines that are longer say nothing to a person: JSON on one line.
  private static let widestLine = 200

  func write(to output: ByteOutput, style: TextStyle) {
    output.write(byte: UInt8(ascii: "\n"))
    let whereTo = node.map { " on \($0)" } ?? ""
    if fixes.isEmpty {
      let text = "no change of its manifest, of a node or of the number of nodes was found that lets it in\(whereTo)"
      Paragraph.write(StyledText(text), indent: 2, hanging: 2, to: output, style: style)
      return
    }
    Paragraph.write(
      StyledText("to let it in\(whereTo), the smallest change first; each was tried:"), indent: 2, hanging: 2,
      to: output, style: style)
    for (number, fix) in fixes.enumerated() {
      var head = StyledText("\(number + 1). ")
      head.append(fix.changes.joined(separator: ", and "), .title)
      Paragraph.write(head, indent: 4, hanging: 3, to: output, style: style)
      Paragraph.write(outcome(fix), indent: 7, hanging: 2, to: output, style: style)
      if let remark = fix.remark {
        Paragraph.write(StyledText(remark, .faint), indent: 7, hanging: 2, to: output, style: style)
      }
      for patch in fix.patches { write(patch, to: output, style: style) }
    }
  }

  private func outcome(_ fix: FixReport) -> StyledText {
    let nodes = fix.feasibleNodes == 1 ? "the only node it then fits on" : "it then fits on \(fix.feasibleNodes) nodes"
    var text = StyledText("goes to \(fix.node)", .good)
    text.append(", \(nodes); ")
    text.append(fix.effects.isEmpty ? "no other pod is touched" : fix.effects.joined(separator: "; "))
    return text
  }

  private func write(_ patch: PatchReport, to output: ByteOutput, style: TextStyle) {
    if (patch.removed + patch.added).contains(where: { $0.utf8.count > Self.widestLine }) { return }
    write(StyledText(patch.place.text, .faint), to: output, style: style)
    for line in patch.removed { write(StyledText("- \(line)", .bad), to: output, style: style) }
    for line in patch.added { write(StyledText("+ \(line)", .good), to: output, style: style) }
  }

  /// Never wrapped: what is copied must stay whole.
  private func write(_ text: StyledText, to output: ByteOutput, style: TextStyle) {
    (StyledText("       ") + text).withoutTrailingSpaces.write(to: output, colored: style.isColored)
    output.write(byte: UInt8(ascii: "\n"))
  }
}
