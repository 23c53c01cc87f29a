/// A wrapped paragraph.
enum Paragraph {
  /// Writes `text` indented, its further lines by `hanging` more.
  static func write(
    _ text: StyledText, indent: Int = 0, hanging: Int = 0, to output: ByteOutput, style: TextStyle
  ) {
    var table = TextTable([.left], indent: indent)
    guard hanging > 0, let width = style.width else {
      table.add([text])
      table.write(to: output, style: style)
      return
    }
    for (index, line) in text.wrapped(to: max(width - indent - hanging, 1)).enumerated() {
      output.write(spaces: index == 0 ? indent : indent + hanging)
      line.write(to: output, colored: style.isColored)
      output.write(byte: UInt8(ascii: "\n"))
    }
  }
}
