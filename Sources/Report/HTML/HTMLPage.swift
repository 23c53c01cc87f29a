/// One file that holds everything: the page, its style, its script and its data.
struct HTMLPage {
  /// `bayplan explain`.
  let title: String
  /// A line that says how it went.
  let summary: String
  var content = Content.placements

  /// What the page shows, which decides about its script.
  enum Content {
    case placements, answers
  }

  /// - Parameters:
  ///   - writeData: writes the data as JSON and returns the lines that a reader without scripts sees.
  func write(to output: ByteOutput, _ writeData: (ByteOutput) -> [String]) {
    var outcomes: [String] = []
    for piece in Self.pieces {
      switch piece {
      case .text(let bytes): bytes.withUnsafeBufferPointer { output.write(bytes: $0) }
      case .slot("title"): MarkupText.write(title, to: output)
      case .slot("summary"): MarkupText.write(summary, to: output)
      case .slot("style"): for part in Self.style { Self.write(part, to: output) }
      case .slot("script"):
        for part in content == .answers ? Self.answersScript : Self.script { Self.write(part, to: output) }
      case .slot("data"):
        let data = ScriptData.output(to: output)
        outcomes = writeData(data)
        data.flush()
      case .slot("outcomes"):
        for line in outcomes {
          output.write("<li>" as StaticString)
          MarkupText.write(line, to: output)
          output.write("\n" as StaticString)
        }
      case .slot: break
      }
    }
  }

  private static func write(_ bytes: [UInt8], to output: ByteOutput) {
    bytes.withUnsafeBufferPointer { output.write(bytes: $0) }
  }

  private static let style = [
    PackageResources.base_css, PackageResources.tests_css, PackageResources.nodes_css, PackageResources.pods_css,
    PackageResources.print_css,
  ]

  /// Each part stands on those before it.
  private static let script = [
    PackageResources.data_js, PackageResources.words_js, PackageResources.state_js, PackageResources.tests_js,
    PackageResources.nodes_js, PackageResources.pods_js, PackageResources.matrix_js, PackageResources.frame_js,
    PackageResources.page_js,
  ]
  private static let answersScript = [PackageResources.words_js, PackageResources.frame_js, PackageResources.admit_js]

  private enum Piece {
    case text([UInt8])
    case slot(String)
  }

  /// The page between its slots `{{name}}`.
  private static let pieces: [Piece] = {
    var pieces: [Piece] = []
    var rest = PackageResources.page_html[...]
    func braces(_ brace: UInt8) -> Int? { rest.indices.dropLast().first { rest[$0] == brace && rest[$0 + 1] == brace } }
    while let open = braces(UInt8(ascii: "{")) {
      pieces.append(.text(Array(rest[..<open])))
      rest = rest[(open + 2)...]
      guard let close = braces(UInt8(ascii: "}")) else { break }
      pieces.append(.slot(String(decoding: rest[..<close], as: UTF8.self)))
      rest = rest[(close + 2)...]
    }
    pieces.append(.text(Array(rest)))
    return pieces
  }()
}
