import Store
import Symbols
import Testing

@testable import Controllers

/// HorizontalPodAutoscalers.
@Suite struct HorizontalPodAutoscalerTests {
  @Test func thereAreCases() { #expect(RecordedStep.all("horizontalpodautoscaler").count == 185) }

  @Test(arguments: RecordedStep.all("horizontalpodautoscaler"), RecordedStepTests.versions)
  func recorded(step: RecordedStep, version: String) throws {
    let (recorded, played) = try step.outcome(version)
    #expect(played == recorded)
  }

  @Test func selectorsArePrintedAsMessagesHaveThem() {
    #expect(SelectorDump.text(.null) == "nil")
    let selector: Value = [
      "matchLabels": ["app": "web"], "matchExpressions": [["key": "tier", "operator": "In", "values": ["a", "b"]]],
    ]
    let rule = "LabelSelectorRequirement{Key:tier,Operator:In,Values:[a b],}"
    #expect(
      SelectorDump.text(selector)
        == "&LabelSelector{MatchLabels:map[string]string{app: web,},MatchExpressions:[]LabelSelectorRequirement{\(rule),},}"
    )
  }

  @Test func numbersBeyondAllBoundsStayInThem() {
    #expect(ReplicaCount.ceil(.infinity) == Int64(Int32.max))
    #expect(ReplicaCount.ceil(.nan) == 0)
    #expect(ReplicaCount.sum(.max, 1) == .max)
  }
}
