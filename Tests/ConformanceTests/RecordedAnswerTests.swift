import Foundation
import Report
import SourceText
import Symbols
import Testing
import Versions
import YAML

@testable import bayplan

/// What a real kube-apiserver answered to requests, in two versions, fact by fact.
@Suite struct RecordedAnswerTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let area: String
    let name: String
    let folder: URL
    /// `1.36.2`.
    let version: String
    let expected: URL
    var testDescription: String { "\(area)/\(name) as \(version)" }
  }

  private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(
    path: "../../testcases/conformance/control-plane")

  private static let cases: [Case] = {
    names(in: root).flatMap { area in
      names(in: root.appending(path: area)).flatMap { name -> [Case] in
        let folder = root.appending(path: "\(area)/\(name)")
        let expected = folder.appending(path: "expected.json")
        let later = folder.appending(path: "expected-v1.37.json")
        let isOther = FileManager.default.fileExists(atPath: later.path)
        return [
          Case(area: area, name: name, folder: folder, version: "1.36.2", expected: expected),
          Case(area: area, name: name, folder: folder, version: "1.37.2", expected: isOther ? later : expected),
        ]
      }
    }
  }()

  private static func names(in folder: URL) -> [String] {
    let found = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return found.filter { !$0.contains(".") }.sorted()
  }

  @Test func thereAreCases() {
    #expect(Self.cases.count > 100)
  }

  @Test(arguments: cases)
  func answersAsTheServerDid(_ recorded: Case) throws {
    let version = try #require(KubernetesVersion(recorded.version))
    let setup = recorded.folder.appending(path: "setup.yaml").path
    var run = AdmitRun(version, isReference: true)
    run.read(
      cluster: FileManager.default.fileExists(atPath: setup) ? [setup] : [], files: [],
      requests: recorded.folder.appending(path: "requests.yaml").path, defaultNamespace: "default")
    let results = run.report().results.compactMap { $0.answer?() }
    let bytes = try [UInt8](Data(contentsOf: recorded.expected))
    let file = YAMLReader.read(SourceMap().add(path: "expected.json", bytes: bytes))
    let expected = try #require(file.documents.first?.root["results"]).items.map { YAMLDraft($0) }
    #expect(results.count == expected.count)
    for (number, (result, expected)) in zip(results, expected).enumerated() {
      var facts: [String: String] = [:]
      Self.collect(result, "[\(number)]", into: &facts)
      var wanted: [String: String] = [:]
      Self.collect(expected, "[\(number)]", into: &wanted)
      for path in Set(facts.keys).union(wanted.keys).sorted() where facts[path] != wanted[path] {
        Issue.record("\(path): \(wanted[path] ?? "nothing") was answered, not \(facts[path] ?? "nothing")")
      }
    }
  }

  /// Every leaf by its path, as JSON has it.
  private static func collect(_ draft: YAMLDraft, _ path: String, into facts: inout [String: String]) {
    switch draft.content {
    case .mapping(let entries):
      if entries.isEmpty { facts[path] = "{}" }
      for entry in entries { collect(entry.value, "\(path).\(entry.key.text)", into: &facts) }
    case .sequence(let items):
      if items.isEmpty { facts[path] = "[]" }
      for (number, item) in items.enumerated() { collect(item, "\(path)[\(number)]", into: &facts) }
    case .scalar(let text, let isPlain): facts[path] = isPlain ? text : "\"\(text)\""
    }
  }
}
