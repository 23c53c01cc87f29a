import Foundation
import Report
import Testing

@testable import Conformance

/// What is compared, and what is said of a case that differs.
@Suite struct ComparisonTests {
  private func first(_ files: [String: String]) throws -> [String] {
    let result = try #require(try Case(files).run().outcomes.first?.results.first)
    guard let first = result.differences.first else { return [] }
    return [first.fact, first.expected, first.actual, "\(result.differences.count) of \(result.facts)"]
  }

  @Test func caseThatAgreesHasNoDifference() throws {
    #expect(try first([:]) == [])
  }

  @Test func firstDifferenceSaysWhatWasExpectedAndWhatCame() throws {
    #expect(
      try first(["expected.json": Case.expected(node: "node-b")])
        == ["default/web node", "node-b", "node-a", "2 of 8"])
    #expect(
      try first(["expected.json": Case.expected(message: "no")]) == ["default/web message", "no", "no text", "1 of 8"])
  }

  @Test func factsOnNodesAreComparedWhereTheReferenceHasThem() throws {
    let nodes = #", "nodes": [{"name": "node-a", "feasible": true, "scores": [], "total": 12}]"#
    #expect(
      try first(["expected.json": Case.expected(more: nodes)])
        == ["default/web node-a total", "12", "397", "5 of 11"])
    let rejection =
      #", "nodes": [{"name": "node-a", "feasible": false, "#
      + #""rejection": {"plugin": "NodeName", "code": "Unschedulable", "reasons": ["a", "b"]}}]"#
    #expect(
      try first(["expected.json": Case.expected(more: rejection)])
        == ["default/web node-a feasible", "false", "true", "7 of 11"])
  }

  @Test func podsMustStandInTheSameOrder() throws {
    let pods = """
      \(Case.files["pods.yaml"] ?? "")
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: api}
      spec:
        priority: 10
        containers: [{name: app, image: app:1}]
      """
    #expect(
      try first(["pods.yaml": pods]) == ["order of the pods", "default/web", "default/api, default/web", "1 of 8"])
    #expect(
      try first(["expected.json": Case.expected().replacingOccurrences(of: "\"web\"", with: "\"other\"")])
        == ["order of the pods", "default/other", "default/web", "2 of 8"])
  }

  @Test func errorOfTheInputIsNoAgreement() throws {
    let twice = "\(Case.files["cluster.yaml"] ?? "")\n---\n\(Case.files["cluster.yaml"] ?? "")"
    #expect(
      try first(["cluster.yaml": twice])
        == [
          "decision", "a placement report",
          "node node-a stands twice in the input, leave one of them out", "1 of 8",
        ])
  }

  @Test func whatIsNotModelledIsNoAgreement() throws {
    let configuration = Case.unknownPlugin.replacingOccurrences(of: "NodeDeclaredFeatures", with: "Coscheduling")
    #expect(
      try first(["config.yaml": configuration])
        == ["modelled", "everything", "not scheduler plugin Coscheduling", "1 of 8"])
  }

  @Test func refusalMustHoldTheRecordedWords() throws {
    func compare(_ words: String, _ configuration: String = Case.unknownPlugin) throws -> [String] {
      let own = try Case(["config.yaml": configuration, "refused-v1.34.txt": words])
      let result = try #require(try own.run(as: [ReferenceVersion.all[0]]).outcomes.first?.results.first)
      #expect(result.isRefusal)
      #expect(result.facts == 1)
      return result.differences.first.map { [$0.expected, $0.actual] } ?? []
    }
    let words = "PreFilterPlugin \"NodeDeclaredFeatures\" does not exist"
    let head = "initializing profiles: creating profile for scheduler name default-scheduler: "
    #expect(try compare(words + "\n") == [])
    #expect(try compare("something else") == ["something else", head + words])
    #expect(try compare(words, "") == [words, "a placement report"])
  }

  @Test func versionWithoutAResultOfItsOwnDecidesAsTheStandardOne() throws {
    let own = try Case(["expected-v1.36.json": Case.expected(node: "node-z")])
    let results = try #require(try own.run(as: ReferenceVersion.all).outcomes.first?.results)
    #expect(results.map(\.agrees) == [true, true, false])
  }

  @Test(arguments: [
    (
      "expected.json", "{",
      "own/small: PATH/expected.json:1:2: error: expected a value here: give one, or put the text in quotes"
    ),
    (
      "expected.json", "{}",
      "own/small: PATH/expected.json:1:1: error: no list of pods, this is not a placement report"
    ),
    (
      "expected.json", "{\"pods\": [{}]}",
      "own/small: PATH/expected.json:1:11: error: a pod without namespace and name, write both"
    ),
    ("pods.yaml", "", "own/small: cannot read PATH/pods.yaml: no such file or directory"),
    ("config.yaml", Case.files["cluster.yaml"] ?? "", "own/small: no KubeSchedulerConfiguration in PATH/config.yaml"),
  ])
  func caseThatCannotBeReadIsAProblem(file: String, text: String, problem: String) throws {
    let own = try Case([file: text])
    let report = try own.run().report
    #expect(report.problems.map { $0.replacingOccurrences(of: own.path, with: "PATH") } == [problem])
    #expect(report.total.cases.total == 0)
  }

  @Test func casesAreFoundAtEveryLevel() throws {
    let own = try Case()
    let titles = try withExtendedLifetime(own) {
      try [own.path, own.folder, String(own.folder.dropLast("/own".count))].map { path in
        try ConformanceCase.find(in: path).map(\.title)
      }
    }
    #expect(titles == [["own/small"], ["own/small"], ["own/small"]])
  }
}
