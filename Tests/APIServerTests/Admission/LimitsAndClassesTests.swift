import SourceText
import Store
import Symbols
import Testing
import Versions
import YAML

@testable import APIServer

@Suite struct LimitsAndClassesTests {
  @Test func claimsAreHeldToTheBoundsOfStorage() throws {
    var asked = try AskedServer()
    try asked.create(
      "limitranges",
      "{metadata: {name: l}, spec: {limits: [{type: PersistentVolumeClaim, min: {storage: 1Gi}, max: {storage: 5Gi}}]}}"
    )
    func message(_ size: String) throws -> String? {
      try asked.ask(
        .create, "persistentvolumeclaims",
        "{metadata: {name: c}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: \(size)}}}}"
      ).status?.message
    }
    #expect(
      try message("512Mi")
        == "persistentvolumeclaims \"c\" is forbidden: minimum storage usage per PersistentVolumeClaim is 1Gi, but request is 512Mi"
    )
    #expect(
      try message("6Gi")
        == "persistentvolumeclaims \"c\" is forbidden: maximum storage usage per PersistentVolumeClaim is 5Gi, but request is 6Gi"
    )
    #expect(try message("2Gi") == nil)
  }

  @Test func anInitContainerIsFilledInToo() throws {
    var asked = try AskedServer()
    try asked.create(
      "limitranges",
      "{metadata: {name: l}, spec: {limits: [{type: Container, defaultRequest: {memory: 8Mi, cpu: 1m}}]}}")
    let pod = try asked.ask(
      .create, "pods", AskedServer.pod("a", spec: ", initContainers: [{name: i, image: x}]"))
    #expect(
      pod.object?.at("metadata", "annotations", "kubernetes.io/limit-ranger")?.text
        == "LimitRanger plugin set: cpu, memory request for container app; cpu, memory request for init container i")
  }

  @Test func theOldAnnotationNamesAClass() throws {
    var asked = try AskedServer()
    try asked.create(
      "storageclasses.storage.k8s.io", in: "",
      "{metadata: {name: s, annotations: {storageclass.beta.kubernetes.io/is-default-class: 'true'}}, provisioner: p}")
    func storageClass(_ metadata: String, _ spec: String) throws -> String? {
      try asked.ask(
        .create, "persistentvolumeclaims",
        "{metadata: {\(metadata)}, spec: {\(spec)accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}"
      ).object?.at("spec", "storageClassName")?.text
    }
    #expect(try storageClass("name: a", "") == "s")
    #expect(try storageClass("name: b", "storageClassName: '', ") == "")
    #expect(try storageClass("name: c, annotations: {volume.beta.kubernetes.io/storage-class: x}", "") == nil)
  }

  @Test func aClaimGrowsOnlyWhereItMay() throws {
    var asked = try AskedServer()
    try asked.create("storageclasses.storage.k8s.io", in: "", "{metadata: {name: fixed}, provisioner: p}")
    try asked.create(
      "persistentvolumeclaims",
      "{metadata: {name: c}, spec: {storageClassName: fixed, accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}"
    )
    _ = try asked.ask(.patch, "persistentvolumeclaims/status", named: "c", "{status: {phase: Bound}}")
    let answer = try asked.ask(
      .patch, "persistentvolumeclaims", named: "c", "{spec: {resources: {requests: {storage: 2Gi}}}}")
    #expect(answer.station == "PersistentVolumeClaimResize")
    #expect(
      answer.status?.message
        == "persistentvolumeclaims \"c\" is forbidden: only dynamically provisioned pvc can be resized and the storageclass "
        + "that provisions the pvc must support resize")
  }

  @Test func podsThatAreBornOnANodeStandWhereItStands() throws {
    var asked = try AskedServer()
    try asked.create(
      "nodes", in: "",
      "{metadata: {name: node, labels: {topology.kubernetes.io/zone: z1, topology.kubernetes.io/region: r}}}")
    let born = try asked.ask(
      .create, "pods",
      AskedServer.pod("a", spec: ", nodeName: node", metadata: ", labels: {topology.kubernetes.io/zone: mine}"))
    #expect(born.object?.at("metadata", "labels", "topology.kubernetes.io/zone")?.text == "z1")
    #expect(born.object?.at("metadata", "labels", "topology.kubernetes.io/region")?.text == "r")
    try asked.create("pods", AskedServer.pod("b"))
    let bound = try asked.ask(
      .create, "pods/binding", named: "b", "{metadata: {name: b}, target: {kind: Node, name: node}}")
    #expect(bound.code == 201)
    #expect(asked.server.store.object("Pod", in: "default", named: "b")?.label("topology.kubernetes.io/zone") == "z1")
    let lost = try asked.ask(.create, "pods", AskedServer.pod("c", spec: ", nodeName: gone"))
    #expect(lost.object?.at("metadata", "labels") == nil)
  }
}
