import Store
import Symbols
import Testing

@testable import Controllers

@Suite struct PodGCTests {
  @Test func thereAreCases() {
    #expect(RecordedStep.all("podgc").count == 55)
  }

  @Test(arguments: RecordedStep.all("podgc"), RecordedStepTests.versions)
  func recorded(step: RecordedStep, version: String) throws {
    let (recorded, played) = try step.outcome(version)
    #expect(played == recorded)
  }

  private func step(_ objects: [String]) throws -> ControllerStep {
    PodGCController.step(ObjectKey(name: "-"), try ControllerStepTests.context(objects))
  }

  private func ended(_ name: String, minute: Int, reason: String = "") -> String {
    """
    {kind: Pod, metadata: {name: \(name), creationTimestamp: "2026-11-29T10:\(10 + minute):00Z"},
    status: {phase: Failed, reason: "\(reason)"}}
    """
  }

  @Test func evictedPodsGoFirstThenTheOldest() throws {
    let pods = (0..<5).map { ended("p\($0)", minute: $0, reason: $0 == 4 ? "Evicted" : "") }
    #expect(try step(pods).writes.map(\.key.name) == ["p4", "p0"])
    #expect(try step(Array(pods.prefix(3))).writes.isEmpty)
  }

  @Test func whatIsOnANodeThatIsGoneFailsAndGoesAtOnce() throws {
    let step = try step([
      "{kind: Pod, metadata: {name: a, generation: 3}, spec: {nodeName: gone}, status: {phase: Running}}",
      "{kind: Pod, metadata: {name: b}, spec: {nodeName: n1}, status: {phase: Running}}",
      "{kind: Node, metadata: {name: n1}}",
    ])
    #expect(step.writes.map(\.verb) == [.patch, .delete])
    #expect(step.writes[1].options.gracePeriodSeconds == 0)
    let status = step.writes[0].change["status"]
    #expect(status["phase"] == "Failed" && status["observedGeneration"] == 3)
    #expect(status["conditions"][0]["reason"] == "DeletionByPodGC")
    #expect(step.writes[0].reason == "its node gone is gone")
  }

  @Test(arguments: [("False", 2), ("Unknown", 2), ("True", 0)])
  func outOfServiceCountsOnlyForNodesThatAreNotReady(ready: String, writes: Int) throws {
    let step = try step([
      """
      {kind: Node, metadata: {name: n1}, spec: {taints: [{key: node.kubernetes.io/out-of-service, effect: NoExecute}]},
      status: {conditions: [{type: Ready, status: "\(ready)"}]}}
      """,
      """
      {kind: Pod, metadata: {name: a, deletionTimestamp: "2026-11-29T11:00:00Z"}, spec: {nodeName: n1},
      status: {phase: Running}}
      """,
      "{kind: Pod, metadata: {name: b}, spec: {nodeName: n1}, status: {phase: Running}}",
    ])
    #expect(step.writes.count == writes)
    #expect(step.writes.allSatisfy { $0.key.name == "a" })
  }
}
