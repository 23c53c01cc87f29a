import Foundation
import SourceText
import Testing

@testable import bayplan

/// The codes that reports carry beside the words of what is wrong.
@Suite struct DiagnosticCodeTests {
  @Test func eachIsThereOnce() {
    let texts = DiagnosticCode.all.map(\.text)
    #expect(Set(texts).count == texts.count, "\(texts.sorted())")
    #expect(texts.allSatisfy { $0.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil }, "\(texts)")
    #expect(DiagnosticCode.all.allSatisfy { !$0.meaning.isEmpty && !$0.meaning.hasSuffix(".") })
  }

  /// What is declared anywhere is in the list of its module, and that list in the list of all.
  @Test func eachIsListed() throws {
    let sources = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources").standardized
    let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
    var declared: [String] = []
    for case let file as URL in files where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      declared += text.matches(of: /DiagnosticCode\(\s*"([^"]+)"/).map { String($0.1) }
    }
    #expect(declared.sorted() == DiagnosticCode.all.map(\.text).sorted())
  }
}
