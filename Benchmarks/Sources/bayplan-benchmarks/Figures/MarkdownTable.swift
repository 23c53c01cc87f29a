/// A table as Markdown has it, the columns lined up: the first to the left, the others to the right.
struct MarkdownTable {
  private let heads: [String]
  private var rows: [[String]] = []

  init(_ heads: String...) {
    self.heads = heads
  }

  mutating func add(_ cells: String...) {
    rows.append(cells)
  }

  func print() {
    let widths = heads.indices.map { column in ([heads] + rows).map { $0[column].count }.max() ?? 0 }
    let rule = widths.enumerated().map { column, width in
      column == 0 ? String(repeating: "-", count: width) : String(repeating: "-", count: max(width - 1, 2)) + ":"
    }
    for row in [heads, rule] + rows {
      let cells = row.enumerated().map { column, cell in
        let blanks = String(repeating: " ", count: max(widths[column] - cell.count, 0))
        return column == 0 ? cell + blanks : blanks + cell
      }
      Swift.print("| \(cells.joined(separator: " | ")) |")
    }
  }
}
