import Kinds
import Testing

@Suite struct WarningTests {
  private func podObject(_ spec: String, metadata: String = "name: a") -> String {
    "apiVersion: v1\nkind: Pod\nmetadata: {\(metadata)}\nspec: {\(spec)}\n"
  }

  @Test func ofPods() {
    #expect(warnings(podObject("containers: [{name: a, image: b}]")) == [])
    #expect(
      warnings(
        podObject(
          "containers: [{name: a, image: b, env: [{name: A, value: x}, {name: A, value: y}, {name: A, value: $(A)z}]}]")
      )
        == ["spec.containers[0].env[1]: hides previous definition of \"A\", which may be dropped when using apply"])
    #expect(
      warnings(
        podObject(
          "nodeSelector: {beta.kubernetes.io/os: linux}, imagePullSecrets: [{name: \"\"}], containers: [{name: a, image: b, ports: "
            + "[{containerPort: 80}, {containerPort: 80}]}]", metadata: "name: a.b")) == [
          "metadata.name: this is used in the Pod's hostname, which can result in surprising behavior; a DNS label is "
            + "recommended: [must not contain dots]",
          "spec.nodeSelector[beta.kubernetes.io/os]: deprecated since v1.14; use \"kubernetes.io/os\" instead",
          "spec.imagePullSecrets[0].name: invalid empty name \"\"",
          "spec.containers[0].ports[1]: duplicate port definition with spec.containers[0].ports[0]",
        ])
    #expect(
      warnings(
        podObject(
          "volumes: [{name: p, projected: {sources: [{}, {secret: {name: s, items: [{key: k, path: d}]}}, {configMap: {name: c, "
            + "items: [{key: k, path: d/e}]}}]}}], containers: [{name: a, image: b}]")) == [
          "volume \"p\" (Projected) has no sources provided",
          "volume \"p\" (Projected): overlapping paths: \"d/e\" (ConfigMap \"c\") with \"d\" (Secret \"s\")",
        ])
  }

  @Test func ofTemplatesWithTheirPath() {
    #expect(
      warnings(
        "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec: {template: {spec: {containers: [{name: a, image: b, "
          + "resources: {requests: {memory: 100m}}}]}}}\n") == [
          "spec.template.spec.containers[0].resources.requests[memory]: fractional byte value \"100m\" is invalid, must be an "
            + "integer"
        ])
  }

  @Test func ofServices() {
    let service =
      "apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {externalIPs: [192.0.2.1], trafficDistribution: PreferClose}\n"
    #expect(
      warnings(service) == [
        "spec.externalIPs is deprecated and may no longer be implemented in some clusters",
        "spec.trafficDistribution: \"PreferClose\" is deprecated; use \"PreferSameZone\"",
      ])
    #expect(warnings(service, release: Release(minor: 34)) == [])
  }

  @Test func ofWhatIsUnchangedNothing() {
    func deployment(_ label: String) -> String {
      "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a, labels: {x: \(label)}}\nspec: {selector: {matchLabels: {a: b}}, "
        + "template: {metadata: {labels: {a: b}}, spec: {nodeSelector: {beta.kubernetes.io/os: l}, containers: [{name: a, image: b}]}}}\n"
    }
    #expect(changes(deployment("1"), deployment("2")) == [])
    #expect(warnings(deployment("1")).count == 1)
  }

  @Test func ofKindsThatGo() {
    #expect(
      warnings("apiVersion: v1\nkind: Endpoints\nmetadata: {name: a}\n")
        == ["v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice"])
    #expect(
      warnings(
        "apiVersion: v1\nkind: Secret\nmetadata: {name: a}\ntype: kubernetes.io/tls\ndata: {tls.crt: aGk=, tls.key: aGk=}\n"
      )
        == ["tls: failed to find any PEM data in certificate input"])
  }
}
