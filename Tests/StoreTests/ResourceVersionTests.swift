import Kubernetes
import SourceText
import Symbols
import Testing
import YAML

@testable import Store

@Suite struct ResourceVersionTests {
  private func object(_ text: String) throws -> StoredObject {
    let file = SourceMap().add(path: "object.yaml", bytes: Array(text.utf8))
    return StoredObject(
      observed: try #require(YAMLReader.read(file).documents.first?.root), defaultNamespace: "default")
  }

  @Test func itIsTheObjectsOwnOrItsPlace() throws {
    let objects = [
      try object("{kind: Pod, metadata: {name: b}}"), try object("{kind: Node, metadata: {name: a}}"),
      try object("{kind: Pod, metadata: {name: a, resourceVersion: '5'}}"),
      try object("{kind: Pod, metadata: {name: a2}}"),
    ]
    let view = ClusterView(objects)
    #expect(objects.map { view.resourceVersion(of: $0) } == ["101", "102", "5", "104"])
    #expect(view.resourceVersion(of: try object("{kind: Pod, metadata: {name: c}}")) == "")
  }

  @Test func amountsAreTextsOrNumbers() {
    #expect(Value.text("1Gi").quantity?.value == 1_073_741_824)
    #expect(Value.integer(3).quantity?.value == 3)
    #expect(Value.float(0.5).quantity?.milliValue == 500)
    #expect(Value.text("x").quantity == nil && Value.null.quantity == nil && Value.float(.infinity).quantity == nil)
  }

  @Test func kindsOfStorageAndNetworkHaveDefaults() throws {
    let service = try object(
      "{kind: Service, metadata: {name: s}, spec: {ports: [{port: 80}, {port: 1, targetPort: x}]}}")
    #expect(
      service.spec["ports"] == [
        ["port": 80, "targetPort": 80, "protocol": "TCP"], ["port": 1, "targetPort": "x", "protocol": "TCP"],
      ])
    #expect(service.spec["type"] == "ClusterIP")
    let volume = try object("{kind: PersistentVolume, metadata: {name: v}, spec: {}}")
    #expect(volume.spec["persistentVolumeReclaimPolicy"] == "Retain" && volume.spec["volumeMode"] == "Filesystem")
    #expect(volume.status["phase"] == "Pending")
    let storageClass = try object("{kind: StorageClass, metadata: {name: c}}")
    #expect(storageClass.body["volumeBindingMode"] == "Immediate" && storageClass.body["reclaimPolicy"] == "Delete")
    let budget = try object("{kind: PodDisruptionBudget, metadata: {name: b}, status: {observedGeneration: 0}}")
    #expect(budget.status["expectedPods"] == 0 && budget.status["observedGeneration"].isNull)
  }
}
