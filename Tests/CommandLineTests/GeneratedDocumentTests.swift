import Input
import Testing
import Versions

@testable import bayplan

/// The pages and schemas that the program writes itself stand in the repository as it writes them now.
@Suite struct GeneratedDocumentTests {
  @Test(arguments: [
    ("docs/versions.md", "versions", GeneratedDocument.versions),
    ("docs/plugins.md", "plugins", GeneratedDocument.plugins(in: .standard)),
    ("docs/kinds.md", "kinds -o markdown", GeneratedDocument.kinds),
    ("docs/rules.md", "rules -o markdown", GeneratedDocument.rules("markdown")),
    ("schemas/configuration.schema.json", "rules -o schema", GeneratedDocument.rules("schema")),
  ])
  func pageIsInStep(path: String, command: String, expected: String) throws {
    let root = String(#filePath.dropLast("Tests/CommandLineTests/GeneratedDocumentTests.swift".count))
    let bytes = try FileContents.read("\(root)\(path)")
    #expect(
      String(decoding: bytes, as: UTF8.self) == expected,
      "\(path) is out of step: run `bayplan \(command) > \(path)`")
  }
}
