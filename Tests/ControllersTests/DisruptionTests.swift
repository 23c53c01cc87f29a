import Store
import Symbols
import Testing

@testable import Controllers

@Suite struct DisruptionTests {
  @Test func thereAreCases() {
    #expect(RecordedStep.all("disruption").count == 133)
  }

  @Test(arguments: RecordedStep.all("disruption"), RecordedStepTests.versions)
  func recorded(step: RecordedStep, version: String) throws {
    let (recorded, played) = try step.outcome(version)
    #expect(played == recorded)
  }

  private func budget(_ spec: String, _ status: String = "") -> String {
    "{kind: PodDisruptionBudget, metadata: {name: b}, spec: {selector: {}, \(spec)}, status: {\(status)}}"
  }

  private func pod(_ name: String, of owner: String, _ group: String = "apps/v1") -> String {
    let parts = owner.split(separator: "/")
    return """
      {kind: Pod, metadata: {name: \(name), ownerReferences: [{apiVersion: \(group), kind: \(parts[0]), name: \(parts[1]),
      uid: \(owner), controller: true}]}, status: {phase: Running, conditions: [{type: Ready, status: "True"}]}}
      """
  }

  private func replicaSet(_ name: String, _ replicas: Int, of deployment: String = "web") -> String {
    """
    {kind: ReplicaSet, apiVersion: apps/v1, metadata: {name: \(name), ownerReferences: [{apiVersion: apps/v1,
    kind: Deployment, name: \(deployment), uid: Deployment/\(deployment), controller: true}]}, spec: {replicas: \(replicas)}}
    """
  }

  private func step(_ objects: String...) throws -> ControllerStep {
    DisruptionController.step(
      ObjectKey(namespace: "default", name: "b"), try ControllerStepTests.context(objects))
  }

  private func expected(_ step: ControllerStep) -> Int64? { step.writes.first?.change["status"]["expectedPods"].int }

  @Test func aDeploymentCountsOnceForAllItsReplicaSets() throws {
    let deployment = "{kind: Deployment, apiVersion: apps/v1, metadata: {name: web}, spec: {replicas: 4}}"
    let step = try step(
      budget("maxUnavailable: 1"), deployment, replicaSet("web-1", 3), replicaSet("web-2", 2),
      pod("a", of: "ReplicaSet/web-1"), pod("b", of: "ReplicaSet/web-2"))
    #expect(expected(step) == 4)
  }

  @Test func aReplicaSetWhoseDeploymentIsGoneCountsItself() throws {
    let step = try step(budget("maxUnavailable: 1"), replicaSet("web-1", 3), pod("a", of: "ReplicaSet/web-1"))
    #expect(expected(step) == 3)
  }

  @Test(arguments: [
    ("DaemonSet/d", "apps/v1", "daemonsets.apps does not implement the scale subresource"),
    ("Job/j", "batch/v1", "jobs.batch does not implement the scale subresource"),
    ("Node/n", "v1", "nodes does not implement the scale subresource"),
    ("Thing/t", "example.com/v1", "found no controllers for pod \"a\""),
    ("StatefulSet/s", "apps/v1", "found no controllers for pod \"a\""),
  ])
  func withoutAScaleNobodyMayGo(owner: String, group: String, problem: String) throws {
    let step = try step(budget("maxUnavailable: 1", "disruptionsAllowed: 1"), pod("a", of: owner, group))
    #expect(
      step.events.map(\.message) == ["Failed to calculate the number of expected pods: \(problem)"])
    let status = try #require(step.writes.first).change["status"]
    #expect(status["disruptionsAllowed"] == 0)
    #expect(status["conditions"][0]["reason"] == "SyncFailed" && status["conditions"][0]["message"].string == problem)
  }

  @Test func aNumberThatMustBeAvailableAsksNobody() throws {
    let step = try step(budget("minAvailable: 0"), pod("a", of: "DaemonSet/d"), pod("b", of: "Job/j"))
    #expect(expected(step) == 2 && step.events.isEmpty)
  }

  @Test func anythingWithReplicasHasAScale() throws {
    let thing = "{kind: Thing, apiVersion: example.com/v1, metadata: {name: t}, spec: {replicas: 7}}"
    let step = try step(budget("minAvailable: 50%"), thing, pod("a", of: "Thing/t", "example.com/v1"))
    #expect(expected(step) == 7)
  }

  @Test func whatIsSaidAlreadyIsNotWritten() throws {
    let status = """
      expectedPods: 1, currentHealthy: 1, desiredHealthy: 0, disruptionsAllowed: 1,
      conditions: [{type: DisruptionAllowed, status: "True", reason: Other}]
      """
    let pod = pod("a", of: "DaemonSet/d")
    #expect(try step(budget("minAvailable: 0", status), pod).writes.isEmpty)
    let contradicting = status.replacing("\"True\"", with: "\"False\"")
    #expect(try step(budget("minAvailable: 0", contradicting), pod).writes.count == 1)
  }
}
