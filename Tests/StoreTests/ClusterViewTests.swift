import SourceText
import Symbols
import Testing
import YAML

@testable import Store

@Suite struct ClusterViewTests {
  private func object(_ text: String) throws -> StoredObject {
    let file = SourceMap().add(path: "object.yaml", bytes: Array(text.utf8))
    return StoredObject(
      observed: try #require(YAMLReader.read(file).documents.first?.root), defaultNamespace: "default")
  }

  @Test func findsByKindNamespaceOwnerAndLabel() throws {
    let owner = try object("{kind: ReplicaSet, metadata: {name: web, uid: u1}}")
    let view = ClusterView([
      try object("{kind: Pod, metadata: {name: b, labels: {app: web}}}"),
      owner,
      try object("{kind: Pod, metadata: {name: a, ownerReferences: [{uid: u1, controller: true}]}}"),
      try object("{kind: Pod, metadata: {name: a, namespace: shop, labels: {app: web}}}"),
      try object("{kind: Node, metadata: {name: n1}}"),
    ])
    #expect(view.objects("Pod").map(\.key.text) == ["default/a", "default/b", "shop/a"])
    #expect(view.objects("Pod", in: "shop").map(\.name) == ["a"])
    #expect(view.object("Pod", ObjectKey(namespace: "default", name: "b"))?.uid == "Pod/b")
    #expect(view.object("Pod", ObjectKey(namespace: "default", name: "c")) == nil)
    #expect(view.object("Node", ObjectKey(name: "n1"))?.namespace == "")
    #expect(view.controlled("Pod", by: owner).map(\.name) == ["a"])
    let selector = try #require(ValueTests.read("{matchLabels: {app: web}}").selector)
    #expect(view.selected("Pod", in: "default", by: selector).map(\.name) == ["b"])
    #expect(view.objects("Service").isEmpty)
  }

  @Test func fillsInWhatTheServerFillsIn() throws {
    let pod = try object(
      """
      {kind: Pod, metadata: {name: a}, spec: {hostNetwork: true, volumes: [{name: v}, {name: c, configMap: {name: c}}],
      containers: [{name: app, image: 'web', ports: [{containerPort: 80}], resources: {limits: {cpu: 1}},
      readinessProbe: {httpGet: {port: 80}}}]}}
      """)
    let container = pod.spec["containers"][0]
    #expect(container["imagePullPolicy"] == "Always")
    #expect(container["ports"][0] == ["containerPort": 80, "hostPort": 80, "protocol": "TCP"])
    #expect(container["resources"]["requests"]["cpu"] == 1)
    #expect(container["readinessProbe"]["httpGet"]["scheme"] == "HTTP")
    #expect(container["readinessProbe"]["periodSeconds"] == 10)
    #expect(pod.spec["volumes"][0]["emptyDir"] == .mapping(Mapping()))
    #expect(pod.spec["volumes"][1]["configMap"]["defaultMode"] == 420)
    #expect(pod.spec["enableServiceLinks"].isTrue)
  }

  @Test(arguments: [
    ("ReplicaSet", "replicasets"), ("PriorityClass", "priorityclasses"), ("Ingress", "ingresses"),
    ("NetworkPolicy", "networkpolicies"), ("PersistentVolumeClaim", "persistentvolumeclaims"), ("Widget", "widget"),
  ])
  func resourcesAreNamedAsInPaths(kind: String, resource: String) {
    #expect(ResourceName.of(Symbol(kind)) == resource)
  }
}
