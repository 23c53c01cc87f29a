/// Rows of cells in aligned columns, two spaces apart.
///
/// A row's last cell may be long: it wraps at the style's width under itself. A row with fewer cells than columns lets
/// its last cell run to the right edge, and that cell widens no column.
struct TextTable {
  enum Alignment {
    case left, right
  }

  /// Below this a column is no fun to read: the last cell then starts on a line of its own.
  private static let narrowest = 24

  private let alignments: [Alignment]
  private var rows: [Row] = []
  /// Of the whole table.
  private let indent: Int

  /// How much further in the second and later lines of a wrapped cell stand.
  private let hanging: Int

  init(_ alignments: [Alignment], indent: Int = 0, hanging: Int = 0) {
    self.alignments = alignments
    self.indent = indent
    self.hanging = hanging
  }

  var isEmpty: Bool { rows.isEmpty }

  private struct Row {
    var cells: [StyledText]
    /// How much further in than the table.
    var inset: Int
  }

  mutating func add(_ cells: [StyledText], inset: Int = 0) {
    rows.append(Row(cells: cells, inset: inset))
  }

  func write(to output: ByteOutput, style: TextStyle) {
    let widths = columnWidths
    for row in rows { write(row.cells, indent + row.inset, widths, to: output, style: style) }
  }

  /// Columns of the terminal that the table takes when nothing wraps.
  var naturalWidth: Int {
    let widths = columnWidths
    return rows.map(\.cells).reduce(0) { widest, row in
      let last = row.count - 1
      let own = last >= 0 && (last < alignments.count - 1 || alignments[last] == .left) ? row[last].width : 0
      let start = (0..<max(last, 0)).reduce(indent) { $0 + widths[$1] + 2 }
      return max(widest, start + max(own, last == alignments.count - 1 ? widths[last] : 0))
    }
  }

  /// Columns to the left of the last one.
  var lastColumnStart: Int { columnWidths.dropLast().reduce(indent) { $0 + $1 + 2 } }

  private var columnWidths: [Int] {
    var widths = Array(repeating: 0, count: alignments.count)
    for row in rows.map(\.cells) {
      for (column, cell) in row.enumerated() where column < alignments.count {
        let isLast = column == row.count - 1
        // A wrapping cell does not make its column wider.
        if isLast, column < alignments.count - 1 || alignments[column] == .left { continue }
        widths[column] = max(widths[column], cell.width)
      }
    }
    return widths
  }

  private func write(
    _ row: [StyledText], _ indent: Int, _ widths: [Int], to output: ByteOutput, style: TextStyle
  ) {
    var line = StyledText(String(repeating: " ", count: indent))
    var column = indent
    for (index, cell) in row.dropLast().enumerated() {
      let padding = max(widths[index] - cell.width, 0)
      if alignments[index] == .right { line.append(String(repeating: " ", count: padding)) }
      line.append(cell)
      if alignments[index] == .left { line.append(String(repeating: " ", count: padding)) }
      line.append("  ")
      column += widths[index] + 2
    }
    guard let last = row.last else { return }
    let index = row.count - 1
    if index == alignments.count - 1, alignments[index] == .right {
      line.append(String(repeating: " ", count: max(widths[index] - last.width, 0)))
      line.append(last)
      finish(line, to: output, style: style)
      return
    }
    let room = style.width.map { max($0 - column, 1) }
    if let room, let width = style.width, room < Self.narrowest, last.width > room, index > 0 {
      finish(line, to: output, style: style)
      column = indent + 4
      line = StyledText(String(repeating: " ", count: column))
      write(
        last.wrapped(to: max(width - column, 1), hanging: hanging), after: line, column: column, to: output,
        style: style)
    } else {
      write(last.wrapped(to: room, hanging: hanging), after: line, column: column, to: output, style: style)
    }
  }

  private func write(
    _ lines: [StyledText], after head: StyledText, column: Int, to output: ByteOutput, style: TextStyle
  ) {
    for (index, line) in lines.enumerated() {
      let start = index == 0 ? head : StyledText(String(repeating: " ", count: column + hanging))
      finish(start + line, to: output, style: style)
    }
  }

  private func finish(_ line: StyledText, to output: ByteOutput, style: TextStyle) {
    line.withoutTrailingSpaces.asLine.write(to: output, colored: style.isColored)
    output.write(byte: UInt8(ascii: "\n"))
  }
}
