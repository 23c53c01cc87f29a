import Input
import Scheduler
import Testing

@testable import bayplan

/// The pages that the program writes itself stand in docs/ as it writes them now.
@Suite struct GeneratedDocumentTests {
  @Test(arguments: [
    ("versions", GeneratedDocument.versions), ("plugins", GeneratedDocument.plugins(in: .standard)),
  ])
  func pageIsInStep(name: String, expected: String) throws {
    let root = String(#filePath.dropLast("Tests/CommandLineTests/GeneratedDocumentTests.swift".count))
    let bytes = try FileContents.read("\(root)docs/\(name).md")
    #expect(
      String(decoding: bytes, as: UTF8.self) == expected,
      "docs/\(name).md is out of step: run `bayplan \(name) > docs/\(name).md`")
  }
}
