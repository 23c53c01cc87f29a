import Foundation
import Report
import Testing
import TestSupport

@Suite struct SchemaTests {
  private func schema() throws -> SchemaValidator {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(
      contentsOf: root.appendingPathComponent("schemas/placement-report.schema.json"), encoding: .utf8)
    return SchemaValidator(try #require(document(text)))
  }

  @Test(arguments: ["json", "yaml"])
  func reportFitsItsSchema(format: String) throws {
    let text = SampleRun.mixed().text(format)
    let report = try #require(document(text))
    #expect(try schema().problems(in: report) == [])
  }

  @Test func schemaRefusesWhatItShould() throws {
    let text = SampleRun.mixed().text("json")
      .replacingOccurrences(of: "\"outcome\": \"gated\"", with: "\"outcome\": \"lost\"")
      .replacingOccurrences(of: "\"line\": 1}", with: "\"line\": 0, \"colour\": 1}")
      .replacingOccurrences(of: "\"violations\": 1", with: "\"violations\": \"1\"")
    let problems = try schema().problems(in: try #require(document(text)))
    #expect(problems.contains("$.pods[4].outcome: lost is none of the values allowed"))
    #expect(problems.contains("$.pods[0].nodes[0].rejection.details[0].line: 0 breaks minimum 1"))
    #expect(problems.contains("$.pods[0].nodes[0].rejection.details[0].colour: not allowed"))
    #expect(problems.contains("$.pods[3].preemption: fits nothing in anyOf"))
  }
}
