import Store
import Symbols
import Testing

@testable import Controllers

@Suite struct StatefulSetTests {
  private func set(_ more: String) -> String {
    """
    {kind: StatefulSet, apiVersion: apps/v1, metadata: {name: db}, spec: {replicas: 6, serviceName: db, \(more)
    selector: {matchLabels: {app: db}}, template: {metadata: {labels: {app: db}}, spec: {containers: [{name: c, image: i}]}}}}
    """
  }

  private func made(_ set: String) throws -> [String] {
    let step = StatefulSetController.step(
      ObjectKey(namespace: "default", name: "db"), try ControllerStepTests.context([set]))
    return step.writes.filter { $0.kind == "Pod" }.map(\.key.name)
  }

  @Test func oneByOneTheFirstIsMade() throws {
    #expect(try made(set("")) == ["db-0"])
  }

  /// Batches of 1, 2, 4 ... are begun side by side, and the one that is begun last comes first.
  @Test func allAtOnceTheyAreMadeInBatches() throws {
    #expect(try made(set("podManagementPolicy: Parallel,")) == ["db-0", "db-2", "db-1", "db-5", "db-3", "db-4"])
  }

  @Test func aClaimThatGoesHoldsThePodBack() throws {
    let claims = "volumeClaimTemplates: [{metadata: {name: data}, spec: {}}],"
    let claim = """
      {kind: PersistentVolumeClaim, metadata: {name: data-db-0, deletionTimestamp: '2026-11-29T11:00:00Z'}}
      """
    let step = StatefulSetController.step(
      ObjectKey(namespace: "default", name: "db"), try ControllerStepTests.context([set(claims), claim]))
    #expect(step.error == "pvc data-db-0 is being deleted")
    #expect(!step.writes.contains { $0.kind == "Pod" })
  }

  @Test(arguments: [
    ("db-0", "db", 0), ("a-b-12", "a-b", 12), ("db-01", "db", 1),
  ])
  func namesSayParentAndOrdinal(name: String, parent: String, ordinal: Int64) throws {
    let read = try #require(StatefulPodName(name))
    #expect(read.parent == parent && read.ordinal == ordinal)
  }

  @Test(arguments: ["db", "db-", "db-x", "db-99999999999"])
  func otherNamesSayNothing(name: String) {
    #expect(StatefulPodName(name) == nil)
  }
}
