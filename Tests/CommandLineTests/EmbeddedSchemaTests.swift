import Foundation
import Input
import Testing

@testable import bayplan

/// The schemas that the program prints are those of the repository, all of them.
@Suite struct EmbeddedSchemaTests {
  private static let root = String(#filePath.dropLast("Tests/CommandLineTests/EmbeddedSchemaTests.swift".count))

  @Test func everySchemaOfTheFolderIsInTheProgram() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.root + "schemas")
      .filter { $0.hasSuffix(".schema.json") }.sorted()
    #expect(
      EmbeddedSchema.all.map(\.fileName) == files,
      "name it in Sources/CSchemas/schemas.c and in EmbeddedSchema.all")
  }

  @Test(arguments: EmbeddedSchema.all.map(\.name))
  func programHasTheVeryBytes(name: String) throws {
    let schema = try #require(EmbeddedSchema.all.first { $0.name == name })
    let bytes = try FileContents.read("\(Self.root)schemas/\(schema.fileName)")
    #expect(schema.text == String(decoding: bytes, as: UTF8.self))
    #expect(!schema.text.isEmpty)
  }

  /// Editors find the schema by the first line.
  @Test func everyExampleNamesItsSchemaOnTheFirstLine() throws {
    let names = try FileManager.default.subpathsOfDirectory(atPath: Self.root + "testcases")
      .filter { $0.hasSuffix(".test.yaml") }
    #expect(names.count > 20)
    for name in names {
      let text = String(decoding: try FileContents.read("\(Self.root)testcases/\(name)"), as: UTF8.self)
      let up = String(repeating: "../", count: name.split(separator: "/").count)
      #expect(
        text.hasPrefix("# yaml-language-server: $schema=\(up)schemas/placement-test.schema.json\n"), "\(name)")
    }
  }
}
