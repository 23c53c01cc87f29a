/// An expression's characters, with the places of its lines.
struct CELText {
  let scalars: [Unicode.Scalar]
  private let lineStarts: [Int]

  init(_ text: String) {
    let scalars = Array(text.unicodeScalars)
    self.scalars = scalars
    lineStarts = [0] + scalars.indices.filter { scalars[$0] == "\n" }.map { $0 + 1 }
  }

  func problem(_ message: String, at offset: Int) -> CELProblem {
    let line = lineStarts.lastIndex { $0 <= offset } ?? 0
    return CELProblem(message: message, line: line + 1, column: offset - lineStarts[line] + 1)
  }

  func text(_ range: Range<Int>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[range.clamped(to: 0..<scalars.count)])
    return String(text)
  }
}
