import Foundation
import Testing

/// README.md or a page of docs/, with its fenced blocks.
struct DocumentationPage: CustomTestStringConvertible, Sendable {
  /// From the root of the repository.
  let path: String
  let lines: [String]

  var testDescription: String { path }

  static let root: URL = {
    var url = URL(fileURLWithPath: #filePath)
    for _ in 0..<4 { url.deleteLastPathComponent() }
    return url
  }()

  static let all: [DocumentationPage] = {
    let docs = (try? FileManager.default.contentsOfDirectory(atPath: root.appendingPathComponent("docs").path)) ?? []
    let pages = docs.filter { $0.hasSuffix(".md") }.sorted().map { "docs/\($0)" }
    return (["README.md"] + pages).map { path in
      let text = (try? String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)) ?? ""
      return DocumentationPage(path: path, lines: text.components(separatedBy: "\n"))
    }
  }()

  /// The blocks between ``` and ```, in their order.
  var blocks: [FencedBlock] {
    var blocks: [FencedBlock] = []
    var marks: [FencedBlock.Mark] = []
    var start: Int?
    for (index, line) in lines.enumerated() {
      let text = line.trimmingCharacters(in: .whitespaces)
      if let first = start {
        guard text == "```" else { continue }
        let language = lines[first].trimmingCharacters(in: .whitespaces).dropFirst(3)
        blocks.append(FencedBlock(language: String(language), content: first + 1..<index, marks: marks))
        (start, marks) = (nil, [])
      } else if text.hasPrefix("```") {
        start = index
      } else if let mark = FencedBlock.Mark(comment: text) {
        marks.append(mark)
      } else {
        marks = []
      }
    }
    return blocks
  }

  /// Where a failure about a line, counted from 0, is reported.
  func location(of index: Int) -> SourceLocation {
    SourceLocation(
      fileID: "bayplan/\(path)", filePath: Self.root.appendingPathComponent(path).path, line: index + 1, column: 1)
  }
}

/// What stands between ``` and ``` in a page.
struct FencedBlock: Sendable {
  /// A comment above the block, which readers do not see.
  enum Mark: Sendable {
    /// `<!-- folder: testcases/examples -->`: from here on commands run in a fresh copy of that folder, or in an `empty`
    /// one.
    case folder(String)
    /// `<!-- file: web.yaml -->`: the block is that file.
    case file(String)

    init?(comment: String) {
      guard comment.hasPrefix("<!-- "), comment.hasSuffix(" -->") else { return nil }
      let words = comment.dropFirst(5).dropLast(4).split(separator: " ")
      guard words.count == 2 else { return nil }
      switch words[0] {
      case "folder:": self = .folder(String(words[1]))
      case "file:": self = .file(String(words[1]))
      default: return nil
      }
    }
  }

  let language: String
  /// Its lines in the page, counted from 0.
  let content: Range<Int>
  let marks: [Mark]
}
