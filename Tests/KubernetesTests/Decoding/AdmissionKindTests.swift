import Kubernetes
import SourceText
import Symbols
import TestSupport
import Testing

@Suite("Decoding what admission reads")
struct AdmissionKindTests {
  private struct NotFound: Error {}

  private func text(_ list: ResourceList) -> String {
    list.amounts.map { "\($0.name.text)=\($0.quantity.canonicalText)" }.joined(separator: " ")
  }

  @Test("A LimitRange's items have their bounds, and containers' the defaults that follow from these")
  func limitRange() throws {
    let manifests = decode(
      """
      apiVersion: v1
      kind: LimitRange
      metadata: {name: limits, namespace: shop}
      spec:
        limits:
          - type: Container
            max: {cpu: 2, memory: 1Gi}
            min: {cpu: 0.0001, pods: 1}
            default: {memory: 512Mi}
            defaultRequest: {memory: 1Mi}
            maxLimitRequestRatio: {cpu: 4}
          - type: Pod
            max: {cpu: 8}
          - type: PersistentVolumeClaim
            min: {storage: 1Gi}
          -
      """)
    #expect(manifests.diagnostics == [])
    guard case .limitRange(let range)? = manifests.objects.first else { throw NotFound() }
    #expect(range.metadata.name == "limits")
    #expect(range.metadata.namespace == "shop")
    #expect(range.limits.map(\.type) == ["Container", "Pod", "PersistentVolumeClaim", ""])
    let container = try #require(range.limits.first)
    #expect(text(container.max) == "cpu=2 memory=1Gi")
    #expect(text(container.min) == "cpu=1m pods=1")
    #expect(text(container.default) == "memory=512Mi cpu=2")
    #expect(text(container.defaultRequest) == "memory=1Mi cpu=2 pods=1")
    #expect(text(container.maxLimitRequestRatio) == "cpu=4")
    #expect(text(range.limits[1].default) == "")
    #expect(text(range.limits[2].defaultRequest) == "")
  }

  @Test("A ResourceQuota has what is allowed, and whether it counts some pods only")
  func resourceQuota() throws {
    let manifests = decode(
      """
      {apiVersion: v1, kind: ResourceQuota, metadata: {name: all}, spec: {hard: {requests.cpu: 2, pods: 10}}}
      ---
      {apiVersion: v1, kind: ResourceQuota, metadata: {name: some}, spec: {hard: {pods: 1}, scopes: [BestEffort]}}
      """)
    #expect(manifests.diagnostics == [])
    let quotas = manifests.objects.compactMap { if case .resourceQuota(let quota) = $0 { quota } else { nil } }
    #expect(quotas.map { text($0.hard) } == ["requests.cpu=2 pods=10", "pods=1"])
    #expect(quotas.map(\.isScoped) == [false, true])
  }

  @Test("A HorizontalPodAutoscaler has its target, and 1 as the fewest where it names none")
  func horizontalPodAutoscaler() throws {
    let manifests = decode(
      """
      apiVersion: autoscaling/v2
      kind: HorizontalPodAutoscaler
      metadata: {name: web}
      spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: shop}, minReplicas: 3, maxReplicas: 9}
      ---
      apiVersion: autoscaling/v2
      kind: HorizontalPodAutoscaler
      metadata: {name: other}
      spec: {scaleTargetRef: {kind: StatefulSet, name: db}, maxReplicas: 9}
      """)
    #expect(manifests.diagnostics == [])
    let all = manifests.objects.compactMap { if case .horizontalPodAutoscaler(let one) = $0 { one } else { nil } }
    #expect(
      all.map { "\($0.targetKind.text) \($0.targetName.text) \($0.minReplicas)" } == [
        "Deployment shop 3", "StatefulSet db 1",
      ])
  }

  @Test("A RuntimeClass has its overhead, which may be empty, and where it runs")
  func runtimeClass() throws {
    let manifests = decode(
      """
      apiVersion: node.k8s.io/v1
      kind: RuntimeClass
      metadata: {name: kata, namespace: ignored}
      handler: kata
      overhead: {podFixed: {cpu: 250m}}
      scheduling:
        nodeSelector: {pool: kata}
        tolerations: [{key: kata, operator: Exists}]
      ---
      apiVersion: node.k8s.io/v1beta1
      kind: RuntimeClass
      metadata: {name: old}
      handler: old
      overhead: {}
      ---
      apiVersion: node.k8s.io/v1
      kind: RuntimeClass
      metadata: {name: bare}
      handler: runc
      """)
    #expect(
      manifests.diagnostics.map(\.message) == [
        "RuntimeClass of node.k8s.io/v1beta1 is no longer served and is read as one of node.k8s.io/v1; "
          + "write apiVersion: node.k8s.io/v1"
      ])
    let classes = manifests.objects.compactMap { if case .runtimeClass(let found) = $0 { found } else { nil } }
    #expect(classes.map(\.metadata.name) == ["kata", "old", "bare"])
    #expect(classes.map(\.metadata.namespace) == ["", "", ""])
    #expect(classes.map { $0.overhead.map(text) } == ["cpu=250m", "", nil])
    #expect(classes[0].nodeSelector?.requirements.map(\.key) == ["pool"])
    #expect(classes[0].tolerations.map(\.key) == ["kata"])
    #expect(classes[1].nodeSelector == nil)
  }

  @Test("What does not fit is told where it stands")
  func mismatches() {
    #expect(
      findings(
        in: """
          apiVersion: v1
          kind: LimitRange
          metadata: {name: a}
          spec: {limits: [{type: Container, max: {cpu: 1️⃣lots}}]}
          ---
          apiVersion: node.k8s.io/v1
          kind: RuntimeClass
          metadata: {name: a}
          scheduling: 2️⃣here
          ---
          apiVersion: 3️⃣node.k8s.io/v1alpha1
          kind: 4️⃣RuntimeClass
          metadata: {name: a}
          """) == [
          "1️⃣ error: cpu \"lots\" is not a quantity: quantities must match the regular expression "
            + "'^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'; "
            + "write a number with an optional suffix, such as 500m or 2Gi",
          "2️⃣ error: scheduling must be a mapping, but this is a string",
          "4️⃣ error: there is no RuntimeClass in node.k8s.io/v1alpha1; write apiVersion: node.k8s.io/v1",
        ])
  }
}
