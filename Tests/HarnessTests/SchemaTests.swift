import Expectations
import Foundation
import Kubernetes
import Scheduler
import SourceText
import Symbols
import Testing
import YAML

@testable import Harness

/// The JSON Schema says what the reader of test files does.
@Suite struct SchemaTests {
  private let schema: YAMLNode

  init() throws {
    let path = Repository.path + "schemas/placement-test.schema.json"
    let bytes = try #require(FileManager.default.contents(atPath: path))
    let file = YAMLReader.read(SourceMap().add(path: path, bytes: Array(bytes)))
    #expect(file.diagnostics.isEmpty)
    schema = try #require(file.documents.first?.root)
  }

  private func keys(_ node: YAMLNode?) -> [String] { node.map { $0.entries.map(\.key.text) } ?? [] }

  private func words(_ node: YAMLNode?) -> [String] { node.map { $0.items.map(\.text) } ?? [] }

  @Test func everyMappingListsExactlyTheKeysThatAreRead() throws {
    let definitions = try #require(schema["definitions" as Symbol])
    for shape in PlacementTest.shapes {
      let definition = definitions[Symbol(shape.name)]
      #expect(keys(definition?["properties" as Symbol]).sorted() == shape.keys.sorted(), "\(shape.name)")
      #expect(definition?["additionalProperties" as Symbol]?.scalar == .bool(false), "\(shape.name)")
    }
    let withKeys = definitions.entries.filter { $0.value["properties" as Symbol] != nil }.map(\.key.text)
    #expect(withKeys.sorted() == PlacementTest.shapes.map(\.name).sorted())
  }

  @Test func everyListOfWordsIsTheReadersOwn() throws {
    let definitions = try #require(schema["definitions" as Symbol])
    func allowed(_ definition: Symbol, _ key: Symbol) -> [String] {
      words(definitions[definition]?["properties" as Symbol]?[key]?["enum" as Symbol])
    }
    #expect(allowed("expectation", "outcome") == Decision.Outcome.allCases.map(\.rawValue))
    #expect(allowed("test", "detail") == GoldenDetail.allCases.map(\.rawValue))
    #expect(words(definitions["plugin" as Symbol]?["enum" as Symbol]) == PluginName.allCases.map(\.rawValue))
    let kinds = Workload.Kind.allCases.map(\.rawValue).joined(separator: "|")
    let workload = definitions["pods" as Symbol]?["properties" as Symbol]?["workload" as Symbol]
    #expect(workload?["pattern" as Symbol]?.text == "^(\(kinds))/[^/]+$")
  }
}

/// Where the repository lies.
enum Repository {
  static let path =
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path + "/"
}
