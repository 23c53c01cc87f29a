import Store
import Symbols
import Testing

@testable import Controllers

@Suite struct PersistentVolumeTests {
  @Test func thereAreCases() {
    #expect(RecordedStep.all("persistentvolume").count == 182)
  }

  @Test(arguments: RecordedStep.all("persistentvolume"), RecordedStepTests.versions)
  func recorded(step: RecordedStep, version: String) throws {
    let (recorded, played) = try step.outcome(version)
    #expect(played == recorded)
  }

  private func claim(_ spec: String, _ metadata: String = "") -> String {
    """
    {kind: PersistentVolumeClaim, metadata: {name: c, \(metadata)}, spec: {accessModes: [ReadWriteOnce],
    resources: {requests: {storage: 1Gi}}, \(spec)}}
    """
  }

  private func volume(_ name: String, _ size: String, modes: String = "ReadWriteOnce", _ spec: String = "") -> String {
    """
    {kind: PersistentVolume, metadata: {name: \(name)}, spec: {capacity: {storage: \(size)}, accessModes: [\(modes)], \(spec)},
    status: {phase: Available}}
    """
  }

  private func step(_ key: ObjectKey = ObjectKey(namespace: "default", name: "c"), _ objects: String...) throws
    -> ControllerStep
  {
    PersistentVolumeController.step(key, try ControllerStepTests.context(objects))
  }

  private func chosen(_ step: ControllerStep) -> [String] {
    step.writes.compactMap { $0.kind == "PersistentVolumeClaim" ? $0.change["spec"]["volumeName"].string : nil }
  }

  @Test func theSmallestOfThoseThatCanDoLeastIsTaken() throws {
    let step = try step(
      ObjectKey(namespace: "default", name: "c"), claim(""),
      volume("able", "1Gi", modes: "ReadWriteOnce, ReadWriteMany"),
      volume("large", "1500Mi"), volume("small", "1025Mi"), volume("tiny", "1023Mi"))
    #expect(chosen(step) == ["small"])
  }

  @Test func theClaimsVersionIsItsPlaceIfItHasNone() throws {
    let bind = { (metadata: String) in
      let step = try step(
        ObjectKey(namespace: "default", name: "c"), volume("v", "1Gi"), claim("", metadata))
      return step.writes[0].change["spec"]["claimRef"]["resourceVersion"]
    }
    #expect(try bind("") == "102")
    #expect(try bind("resourceVersion: '7'") == "7")
  }

  @Test func aKeyOfTheNamespaceVolumeIsAVolumesIfThereIsOne() throws {
    let key = ObjectKey(namespace: "volume", name: "c")
    let own = claim("volumeName: v", "namespace: volume")
    let context = try ControllerStepTests.context([own])
    #expect(PersistentVolumeController.finds(key, in: context.cluster))
    #expect(PersistentVolumeController.step(key, context).reasons.count == 1)
    let both = try step(key, own, volume("c", "1Gi"))
    #expect(both.reasons == ["nobody claims the volume"])
    #expect(!PersistentVolumeController.finds(ObjectKey(namespace: "volume", name: "x"), in: context.cluster))
  }

  @Test func theNewestDefaultClassIsGiven() throws {
    let classes = [("old", 1), ("b", 2), ("a", 2)].map { name, hour in
      """
      {kind: StorageClass, metadata: {name: \(name), creationTimestamp: "2026-11-29T0\(hour):00:00Z",
      annotations: {storageclass.kubernetes.io/is-default-class: "true"}}, provisioner: x}
      """
    }
    let step = try step(
      ObjectKey(namespace: "default", name: "c"), claim(""), classes[0], classes[1], classes[2])
    #expect(step.writes.map(\.change) == [["spec": ["storageClassName": "a"]]])
    let none = try self.step(
      ObjectKey(namespace: "default", name: "c"), claim("storageClassName: ''"), classes[0])
    #expect(none.writes.isEmpty && none.events.map(\.reason) == ["FailedBinding"])
  }

  @Test func aVolumeOfAnotherClassIsRefused() throws {
    let step = try step(
      ObjectKey(namespace: "default", name: "c"), claim("volumeName: v"),
      volume("v", "1Gi", "storageClassName: fast"))
    #expect(step.events.map(\.message) == ["Cannot bind to requested volume \"v\": storageClassName does not match"])
  }

  @Test func aVolumeWhoseClaimTookAnotherIsFree() throws {
    let reference = "claimRef: {namespace: default, name: c, uid: PersistentVolumeClaim/c}"
    let step = try step(
      ObjectKey(namespace: "volume", name: "v"), claim("volumeName: w"), volume("v", "1Gi", reference))
    #expect(step.writes.map { $0.change.json } == [#"{"spec":{"claimRef":{"uid":null}}}"#])
  }

  @Test func oldProvisionersAreTheirDrivers() throws {
    let storageClass = "{kind: StorageClass, metadata: {name: gp2}, provisioner: kubernetes.io/aws-ebs}"
    let old = "annotations: {volume.kubernetes.io/storage-provisioner: kubernetes.io/aws-ebs}"
    let step = try step(
      ObjectKey(namespace: "default", name: "c"), claim("storageClassName: gp2", old), storageClass)
    #expect(step.writes[0].change["metadata"]["annotations"]["pv.kubernetes.io/migrated-to"] == "ebs.csi.aws.com")
    #expect(step.events.map(\.reason) == ["ExternalProvisioning"])
  }
}
