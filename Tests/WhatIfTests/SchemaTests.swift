import Foundation
import Report
import TestSupport
import Testing

@Suite struct SchemaTests {
  @Test(arguments: [nil, "a", "b"]) func answersFitTheSchemaOfTheReport(node asked: String?) throws {
    let asked = try Asked(
      cluster: node("a", "tier: gold") + node("b", spec: "{taints: [{key: gpu, effect: NoSchedule}]}"),
      pod("web", "  containers: [{name: web}]\n")
        + pod("big", "  containers: [{name: big, resources: {requests: {cpu: 5}}}]\n")
        + pod("odd", "  nodeSelector: {tier: tin}\n  tolerations: [{operator: Exists}]\n"), node: asked)
    let json = ByteOutput.text { output in
      ReporterRegistry.explanation(ExplanationOptions()).first { $0.name == "json" }?.write(asked.report, to: output)
    }
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let schema = try String(
      contentsOf: root.appendingPathComponent("schemas/placement-report.schema.json"), encoding: .utf8)
    let validator = SchemaValidator(try #require(document(schema)))
    #expect(validator.problems(in: try #require(document(json))) == [])
    #expect(json.contains(#""conflict": {"#))
    #expect(json.contains(#""fixes": ["#))
  }
}
