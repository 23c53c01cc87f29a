import Foundation
import SourceText
import Symbols
import Testing
import YAML

@testable import APIServer

/// What the API server's own code said of pods made by chance, under many levels and versions.
@Suite struct RecordedPodSecurityTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let line: String
    var testDescription: String { name }
  }

  private static let cases: [Case] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../testcases/podsecurity")
    let text = (try? String(contentsOf: folder.appending(path: "cases.jsonl"), encoding: .utf8)) ?? ""
    return text.split(separator: "\n").map { line in
      Case(name: String(line.dropFirst(9).prefix { $0 != "\"" }), line: String(line))
    }
  }()

  @Test func thereAreCases() {
    #expect(Self.cases.count > 200)
  }

  @Test(arguments: cases)
  func theWordsAreTheServers(of recorded: Case) throws {
    let file = SourceMap().add(path: "\(recorded.name).json", bytes: Array(recorded.line.utf8))
    let root = try #require(YAMLReader.read(file).documents.first?.root)
    let pod = try #require(root["pod"])
    let expected = try #require(root["expected"])
    #expect(expected.count > 0)
    for entry in expected.entries {
      let policy = try #require(PodSecurityPolicy(entry.key.text))
      let verdict = PodSecurityVerdict(of: pod, under: policy, server: 37)
      #expect(verdict.isAllowed == (entry.value["allowed"]?.text == "true"), "\(policy.text)")
      #expect(verdict.reason == entry.value["reason"]?.text ?? "", "\(policy.text)")
      #expect(verdict.detail == entry.value["detail"]?.text ?? "", "\(policy.text)")
    }
  }
}
