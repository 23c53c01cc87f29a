/// A line `$ command` of a ```console block, and what the page says comes of it.
struct ConsoleCommand {
  let text: String
  /// What `# exit 1` at the end of the line says, or 0.
  let status: Int32
  /// The lines of its output in the page, counted from 0.
  let output: Range<Int>
  /// Where it stands.
  let line: Int

  /// The commands of a block; nil when something stands before the first.
  static func all(of block: FencedBlock, in page: DocumentationPage) -> [ConsoleCommand]? {
    var commands: [ConsoleCommand] = []
    let starts = block.content.filter { page.lines[$0].hasPrefix("$ ") }
    guard starts.first == block.content.lowerBound else { return nil }
    for (number, start) in starts.enumerated() {
      let end = number + 1 < starts.count ? starts[number + 1] : block.content.upperBound
      // A command goes on after a line that ends in a backslash.
      var last = start
      while page.lines[last].hasSuffix("\\"), last + 1 < end { last += 1 }
      let text = page.lines[start...last].joined(separator: "\n").dropFirst(2)
      let status = text.firstMatch(of: #/# exit ([0-9]+)$/#).flatMap { Int32($0.1) }
      commands.append(ConsoleCommand(text: String(text), status: status ?? 0, output: last + 1..<end, line: start))
    }
    return commands
  }
}
