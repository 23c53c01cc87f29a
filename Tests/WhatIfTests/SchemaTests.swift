import ControlPlane
import Foundation
import Kubernetes
import Report
import SourceText
import TestSupport
import Testing
import WhatIf

@Suite struct SchemaTests {
  private func schema(_ name: String) throws -> SchemaValidator {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(contentsOf: root.appendingPathComponent("schemas/\(name).schema.json"), encoding: .utf8)
    return SchemaValidator(try #require(document(text)))
  }

  @Test(arguments: [nil, "a", "b"]) func answersFitTheSchemaOfTheReport(node asked: String?) throws {
    let asked = try Asked(
      cluster: node("a", "tier: gold") + node("b", spec: "{taints: [{key: gpu, effect: NoSchedule}]}"),
      pod("web", "  containers: [{name: web}]\n")
        + pod("big", "  containers: [{name: big, resources: {requests: {cpu: 5}}}]\n")
        + pod("odd", "  nodeSelector: {tier: tin}\n  tolerations: [{operator: Exists}]\n"), node: asked)
    let json = ByteOutput.text { output in
      ReporterRegistry.explanation(ExplanationOptions()).first { $0.name == "json" }?.write(asked.report, to: output)
    }
    let validator = try schema("placement-report")
    #expect(validator.problems(in: try #require(document(json))) == [])
    #expect(json.contains(#""conflict": {"#))
    #expect(json.contains(#""fixes": ["#))
  }

  @Test func capacityFitsItsSchema() throws {
    var input = SimulationInput(
      cluster: decode(node("a") + node("b", spec: "{taints: [{key: gpu, effect: NoSchedule}]}")),
      workloads: decode(pod("web", "  containers: [{name: web, resources: {requests: {cpu: 3}}}]\n")))
    input.options.detail = .outcome
    let json = try #require(CapacityReporter.all.first { $0.name == "json" })
    let source = try #require(input.podSources.first?.source)
    let capacity = WorkloadCapacity(try Capacity(of: source, in: input), sources: SourceMap())
    let needed = try NodesNeeded(like: input.nodes[1], daemons: [], in: input)
    var remarks = ReportRemarks()
    remarks.assumptions = ["x"]
    let texts = [
      ByteOutput.text { json.write(.pods(CapacityReport(workloads: [capacity], remarks: remarks)), to: $0) },
      ByteOutput.text { json.write(.nodes(NodesNeededReport(needed, in: SourceMap())), to: $0) },
      ByteOutput.text { json.write(.ofNothing, to: $0) },
    ]
    for text in texts { #expect(try schema("capacity-report").problems(in: try #require(document(text))) == []) }
    #expect(texts[0].contains(#""rejections": ["#))
  }
}
