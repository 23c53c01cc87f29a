import Foundation
import Kinds
import SourceText
import Testing
import Validation
import YAML

/// A folder of `testcases/validation`.
struct ConformanceCase: CustomTestStringConvertible, Sendable {
  let url: URL

  var testDescription: String { url.lastPathComponent }

  static let all: [ConformanceCase] = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("testcases/validation")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
    return names.filter { !$0.hasSuffix(".md") }.sorted().map { ConformanceCase(url: root.appendingPathComponent($0)) }
  }()

  struct Verdict: Decodable {
    struct Problem: Decodable {
      let field: String
      let type: String
      let detail: String
      let message: String
    }

    let file: String
    let index: Int
    let valid: Bool
    let errors: [Problem]?
  }
}

@Suite struct ConformanceTests {
  @Test func thereAreCases() {
    #expect(ConformanceCase.all.count == 152)
  }

  @Test(arguments: ConformanceCase.all)
  func agreesWithTheAPIServer(folder: ConformanceCase) throws {
    let data = try Data(contentsOf: folder.url.appendingPathComponent("expected.json"))
    let verdicts = try JSONDecoder().decode([ConformanceCase.Verdict].self, from: data)
    for verdict in verdicts {
      let bytes = try Data(contentsOf: folder.url.appendingPathComponent(verdict.file))
      let file = SourceMap().add(path: verdict.file, bytes: Array(bytes))
      // The verdicts are those of v1.35.4.
      let results = FileValidator.validate(YAMLReader.read(file), release: Release(minor: 35)).results
      let result = try #require(results.first { $0.index == verdict.index })
      #expect(result.isValid == verdict.valid)
      let expected = verdict.errors ?? []
      // The reference's words for a missing or unknown kind are those of its own decoder.
      let isArtefact = expected.contains { error in
        error.message.hasPrefix("no kind ") || error.message.hasPrefix("Object 'Kind' is missing")
      }
      if isArtefact { continue }
      let words = expected.map { "\($0.type) at \($0.field): \($0.detail): \($0.message)" }
      let said = result.errors.map { "\($0.kind.rawValue) at \($0.field): \($0.detail): \($0.message)" }
      #expect(said.sorted() == words.sorted())
    }
  }
}
