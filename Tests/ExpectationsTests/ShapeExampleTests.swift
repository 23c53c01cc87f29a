import SourceText
import Testing
import YAML

@testable import Expectations
@testable import Grammar

/// What a message shows as an example can be written so.
@Suite struct ShapeExampleTests {
  private func problems(_ text: String) -> [String] {
    let file = YAMLReader.read(SourceMap().add(path: "t.yaml", bytes: Array(text.utf8)))
    var reader = FieldReader()
    guard let root = file.documents.first?.root else { return ["no document"] }
    _ = Expectation.read(root, &reader)
    return reader.diagnostics.map(\.message)
  }

  @Test func everyAssertionThatIsAMappingHasAnExampleThatIsRead() throws {
    var shown = 0
    for assertion in AssertionRegistry.all {
      let text = "pods: {all: true}\n\(assertion.key): just a word\n"
      let message = problems(text).first ?? ""
      guard message.contains("must be a mapping"), !message.contains("mapping of labels") else { continue }
      let example = try #require(ShapeExample.of(assertion.key), "\(assertion.key)")
      #expect(message.contains("must be a mapping, such as \(example), but this is a string"), "\(message)")
      #expect(problems("pods: {all: true}\n\(example)\n") == [], "\(example)")
      shown += 1
    }
    #expect(shown >= 8)
    #expect(problems("\(try #require(ShapeExample.of("pods")))\noutcome: scheduled\n") == [])
    #expect(problems(try #require(ShapeExample.of("an expect entry"))) == [])
  }
}
