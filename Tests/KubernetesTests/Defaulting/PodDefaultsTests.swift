import Kubernetes
import Symbols
import TestSupport
import Testing

@Suite("Pod defaults")
struct PodDefaultsTests {
  private func spec(_ yaml: String) throws -> PodSpec {
    let manifests = decode("apiVersion: v1\nkind: Pod\nmetadata: {name: a, labels: {rev: r1, app: web}}\nspec: \(yaml)")
    #expect(manifests.diagnostics == [])
    return try #require(manifests.pods.first).spec.value
  }

  private func texts(_ list: ResourceList?) -> [String]? {
    list?.amounts.map { "\($0.name)=\($0.quantity.canonicalText)" }
  }

  @Test("Requests follow limits, in containers and init containers, key by key")
  func requestsFromLimits() throws {
    let spec = try spec(
      """
      {initContainers: [{name: i, resources: {limits: {cpu: 1}}}],
       containers: [{name: a, resources: {requests: {cpu: "0", memory: 1u}, limits: {cpu: 2, example.com/x: 3}}}]}
      """)
    #expect(texts(spec.initContainers[0].resources.requests) == ["cpu=1"])
    #expect(texts(spec.containers[0].resources.requests) == ["cpu=0", "memory=1m", "example.com/x=3"])
  }

  @Test("On the host's network each port is the host's")
  func hostNetwork() throws {
    let ports = "[{containerPort: 80}, {containerPort: 81, hostPort: 8081}]"
    let on = try spec(
      "{hostNetwork: true, containers: [{name: a, ports: \(ports)}], initContainers: [{name: b, ports: \(ports)}]}")
    #expect(on.containers[0].ports.map(\.hostPort) == [80, 8081])
    #expect(on.initContainers[0].ports.map(\.hostPort) == [80, 8081])
    let off = try spec("{containers: [{name: a, ports: \(ports)}]}")
    #expect(off.containers[0].ports.map(\.hostPort) == [0, 8081])
  }

  @Test("Pod limits take requests from the containers' sum, then from themselves")
  func podLimits() throws {
    let spec = try spec(
      """
      {resources: {limits: {cpu: 4, memory: 8Gi}},
       initContainers: [{name: s, restartPolicy: Always, resources: {requests: {cpu: 1}}},
                        {name: i, resources: {requests: {cpu: 2}}}],
       containers: [{name: a, resources: {requests: {cpu: 500m}}}, {name: b, resources: {requests: {cpu: 500m}}}]}
      """)
    #expect(texts(spec.resources?.requests) == ["cpu=3", "memory=8Gi"])
  }

  @Test("Huge pages that containers limit become the pod's limit and request")
  func hugePages() throws {
    let spec = try spec(
      """
      {resources: {requests: {cpu: 1}},
       containers: [{name: a, resources: {limits: {hugepages-2Mi: 4Mi, memory: 1Gi}}},
                    {name: b, resources: {limits: {hugepages-2Mi: 2Mi}}}]}
      """)
    #expect(texts(spec.resources?.limits) == ["hugepages-2Mi=6Mi"])
    #expect(texts(spec.resources?.requests) == ["cpu=1", "memory=1Gi", "hugepages-2Mi=6Mi"])
  }

  @Test("Pod requests alone stay as they are, and empty pod resources too")
  func podRequests() throws {
    let alone = try spec(
      "{resources: {requests: {memory: 1Gi}}, containers: [{name: a, resources: {requests: {cpu: 1}}}]}")
    #expect(texts(alone.resources?.requests) == ["memory=1Gi"])
    let empty = try spec("{resources: {}, containers: [{name: a, resources: {limits: {hugepages-2Mi: 2Mi}}}]}")
    #expect(texts(empty.resources?.limits) == [])
  }

  @Test("Label keys are written into the selectors beside them")
  func matchLabelKeys() throws {
    let spec = try spec(
      """
      affinity:
        podAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            - {labelSelector: {matchLabels: {app: web}}, topologyKey: z, matchLabelKeys: [rev, absent], mismatchLabelKeys: [app]}
            - {topologyKey: z, matchLabelKeys: [rev]}
          preferredDuringSchedulingIgnoredDuringExecution:
            - {weight: 1, podAffinityTerm: {labelSelector: {}, topologyKey: z, matchLabelKeys: [rev]}}
        podAntiAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            - {labelSelector: {}, topologyKey: z, mismatchLabelKeys: [rev]}
          preferredDuringSchedulingIgnoredDuringExecution:
            - {weight: 1, podAffinityTerm: {labelSelector: {}, topologyKey: z, mismatchLabelKeys: [rev]}}
      topologySpreadConstraints:
        - {maxSkew: 1, topologyKey: z, whenUnsatisfiable: DoNotSchedule, labelSelector: {}, matchLabelKeys: [rev]}
      """.split(separator: "\n").map { "\n  " + $0 }.joined())
    func text(_ selector: LabelSelector?) -> String? {
      selector?.requirements.map { "\($0.key) \($0.operatorText) \($0.values)" }.joined(separator: ", ")
    }
    let affinity = try #require(spec.affinity)
    #expect(text(affinity.requiredPod[0].labelSelector) == "app  [web], rev In [r1], app NotIn [web]")
    #expect(affinity.requiredPod[1].labelSelector == nil)
    #expect(text(affinity.preferredPod[0].term.labelSelector) == "rev In [r1]")
    #expect(text(affinity.requiredPodAnti[0].labelSelector) == "rev NotIn [r1]")
    #expect(text(affinity.preferredPodAnti[0].term.labelSelector) == "rev NotIn [r1]")
    #expect(text(spec.topologySpreadConstraints[0].labelSelector) == "rev In [r1]")
  }

  @Test("A template's selectors wait for the pod's labels; without keys the spec is the same object")
  func templates() throws {
    let constraint =
      "{maxSkew: 1, topologyKey: z, whenUnsatisfiable: DoNotSchedule, labelSelector: {}, matchLabelKeys: [rev]}"
    let workloads = decode(
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: a}
      spec: {template: {metadata: {labels: {rev: x}}, spec: {topologySpreadConstraints: [\(constraint)]}}}
      ---
      {apiVersion: apps/v1, kind: Deployment, metadata: {name: b}}
      """
    ).workloads
    let spec = workloads[0].template.spec
    #expect(spec.topologySpreadConstraints[0].labelSelector == LabelSelector())
    let merged = spec.mergingMatchLabelKeys(labels: LabelSet([("rev", "x")]))
    #expect(merged.topologySpreadConstraints[0].labelSelector?.requirements.count == 1)
    #expect(merged.mergingMatchLabelKeys(labels: LabelSet([("rev", "x")])) === merged)
    #expect(spec.mergingMatchLabelKeys(labels: LabelSet()) === spec)
    let plain = workloads[1].template.spec
    #expect(plain.mergingMatchLabelKeys(labels: LabelSet([("rev", "x")])) === plain)
  }
}
