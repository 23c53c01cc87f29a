/// A wrapped paragraph.
enum Paragraph {
  /// Writes `text` indented, its further lines by `hanging` more.
  static func write(
    _ text: StyledText, indent: Int = 0, hanging: Int = 0, to output: ByteOutput, style: TextStyle
  ) {
    var table = TextTable([.left], indent: indent, hanging: hanging)
    table.add([text])
    table.write(to: output, style: style)
  }
}
