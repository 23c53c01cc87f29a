import Kubernetes
import SourceText
import Symbols
import TestSupport
import Testing

@Suite("Decoding nodes, workloads and policy objects")
struct KindTests {
  private func object(_ yaml: String) throws -> KubernetesObject {
    let manifests = decode(yaml)
    #expect(manifests.diagnostics == [])
    return try #require(manifests.objects.first)
  }

  private func workload(_ yaml: String) throws -> Workload {
    guard case .workload(let workload) = try object(yaml) else { throw NotFound() }
    return workload
  }

  private struct NotFound: Error {}

  @Test("A node has its taints, amounts, images and features")
  func node() throws {
    guard
      case .node(let node) = try object(
        """
        apiVersion: v1
        kind: Node
        metadata: {name: a, namespace: ignored, labels: {zone: x}}
        spec:
          unschedulable: true
          taints: [{key: dedicated, value: gpu, effect: NoSchedule}, {key: k, effect: Odd}]
        status:
          capacity: {cpu: 4, memory: 8Gi}
          allocatable: {cpu: 3900m, pods: "110", tiny: 1u}
          images: [{names: [a:1, b:1], sizeBytes: 1234}]
          declaredFeatures: [F]
        """)
    else { throw NotFound() }
    #expect(node.metadata.namespace.isEmpty)
    #expect(node.isUnschedulable && node.unschedulableOrigin.isKnown && node.labelsOrigin.isKnown)
    #expect(node.taints.map(\.text) == ["dedicated=gpu:NoSchedule", "k:Odd"])
    #expect(node.allocatable.amounts.map(\.name) == ["cpu", "pods", "tiny"])
    #expect(node.allocatable["tiny"]?.canonicalText == "1m")
    #expect(node.images.map(\.names) == [["a:1", "b:1"]])
    #expect(node.images.map(\.sizeBytes) == [1234])
    #expect(node.declaredFeatures == ["F"])
  }

  @Test("Allocatable is capacity when it is absent, but not when it is empty")
  func allocatable() throws {
    let nodes = decode(
      """
      {apiVersion: v1, kind: Node, metadata: {name: a}, status: {capacity: {cpu: 4}}}
      ---
      {apiVersion: v1, kind: Node, metadata: {name: b}, status: {capacity: {cpu: 4}, allocatable: {}}}
      ---
      {apiVersion: v1, kind: Node, metadata: {name: c}, status: {capacity: {cpu: 4}, allocatable: null}}
      """
    ).nodes
    #expect(nodes.map { $0.allocatable["cpu"]?.value } == [4, nil, 4])
  }

  @Test("A deployment has its selector, replicas and template")
  func deployment() throws {
    let workload = try workload(
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web, namespace: shop}
      spec:
        replicas: 3
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}, annotations: {a: b}}
          spec: {nodeName: n1}
      """)
    #expect(workload.kind == .deployment)
    #expect(workload.metadata.namespace == "shop")
    #expect(workload.replicas == 3)
    #expect(workload.replicasOrigin.isKnown)
    #expect(workload.selector?.requirements.map(\.key) == ["app"])
    #expect(workload.template.labels == LabelSet([("app", "web")]))
    #expect(workload.template.annotations == LabelSet([("a", "b")]))
    #expect(workload.template.spec.nodeName == "n1")
    #expect(workload.template.spec.schedulerName == "default-scheduler")
  }

  @Test("A stateful set has its ordinals, its order and its claims")
  func statefulSet() throws {
    let ordered = try workload(
      """
      apiVersion: apps/v1
      kind: StatefulSet
      metadata: {name: db}
      spec:
        ordinals: {start: 5}
        volumeClaimTemplates:
          - metadata: {name: data}
            spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
      """)
    #expect(ordered.replicas == 1)
    #expect(ordered.firstOrdinal == 5)
    #expect(ordered.isOrderedReady)
    #expect(ordered.claimTemplates.map(\.metadata.name) == ["data"])
    #expect(ordered.claimTemplates.first?.spec.volumeMode == "Filesystem")
    let parallel = try workload(
      "{apiVersion: apps/v1, kind: StatefulSet, metadata: {name: db}, spec: {podManagementPolicy: Parallel}}")
    #expect(!parallel.isOrderedReady)
  }

  @Test(
    "A job wants as many pods as run at once",
    arguments: [
      ("{}", 1), ("{completions: 5}", 1), ("{parallelism: 3}", 3), ("{parallelism: 3, completions: 2}", 2),
      ("{parallelism: 3, suspend: true}", 0), ("{parallelism: -1}", 0), ("{replicas: 4}", 1),
    ])
  func job(spec: String, replicas: Int32) throws {
    #expect(
      try workload("{apiVersion: batch/v1, kind: Job, metadata: {name: j}, spec: \(spec)}").replicas == replicas)
    #expect(
      try workload(
        "{apiVersion: batch/v1, kind: CronJob, metadata: {name: j}, spec: {jobTemplate: {spec: \(spec)}}}"
      ).replicas == replicas)
  }

  @Test("A cron job has its job's template and stands still when suspended")
  func cronJob() throws {
    let workload = try workload(
      """
      apiVersion: batch/v1
      kind: CronJob
      metadata: {name: nightly}
      spec:
        suspend: true
        jobTemplate:
          spec:
            completionMode: Indexed
            template: {metadata: {labels: {a: b}}}
      """)
    #expect(workload.isIndexed)
    #expect(workload.replicas == 0)
    #expect(workload.template.labels == LabelSet([("a", "b")]))
  }

  @Test("A daemon set has a template and no number")
  func daemonSet() throws {
    let set = try workload("{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: d}, spec: {replicas: 3}}")
    #expect(set.kind == .daemonSet)
    #expect(set.replicas == 0)
  }

  @Test("A replica set keeps its annotations; a replication controller's map is a selector")
  func replicaSets() throws {
    let set = try workload("{apiVersion: apps/v1, kind: ReplicaSet, metadata: {name: r, annotations: {a: b}}}")
    #expect(set.metadata.annotations == LabelSet([("a", "b")]))
    let controller = try workload(
      "{apiVersion: v1, kind: ReplicationController, metadata: {name: r}, spec: {replicas: 0, selector: {a: b}}}")
    #expect(controller.selector?.requirements.map(\.operator) == [.equals])
    #expect(controller.replicas == 0)
    let defaulted = try workload(
      """
      {apiVersion: v1, kind: ReplicationController, metadata: {name: r},
       spec: {template: {metadata: {labels: {b: "2", a: "1"}}}}}
      """)
    #expect(defaulted.selector?.requirements.map(\.key) == ["a", "b"])
  }

  @Test("A namespace has the label that the API server puts on it")
  func namespace() throws {
    guard
      case .namespace(let namespace) = try object(
        "{apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {team: a}}}")
    else { throw NotFound() }
    #expect(namespace.metadata.labels == LabelSet([("team", "a"), ("kubernetes.io/metadata.name", "shop")]))
  }

  @Test("A service has its selector, absent told from empty", arguments: [("{}", false), ("{selector: {}}", true)])
  func service(spec: String, hasSelector: Bool) throws {
    guard
      case .service(let service) = try object("{apiVersion: v1, kind: Service, metadata: {name: s}, spec: \(spec)}")
    else { throw NotFound() }
    #expect((service.selector != nil) == hasSelector)
  }

  @Test("A priority class has its value")
  func priorityClass() throws {
    guard
      case .priorityClass(let priority) = try object(
        """
        apiVersion: scheduling.k8s.io/v1
        kind: PriorityClass
        metadata: {name: high}
        value: 1000
        globalDefault: true
        preemptionPolicy: PreemptLowerPriority
        """)
    else { throw NotFound() }
    #expect(priority.value == 1000)
    #expect(priority.isGlobalDefault)
    #expect(priority.preemptionPolicy == .preemptLowerPriority)
  }

  @Test("A disruption budget has its selector, its bound and what its status allows")
  func podDisruptionBudget() throws {
    guard
      case .podDisruptionBudget(let budget) = try object(
        """
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: {name: b}
        spec: {minAvailable: 50%, selector: {}}
        status: {disruptionsAllowed: 2, disruptedPods: {web-0: "2025-01-01T00:00:00Z"}}
        """)
    else { throw NotFound() }
    #expect(budget.selector == LabelSelector())
    #expect(budget.minAvailable == .percent(50))
    #expect(budget.maxUnavailable == nil)
    #expect(budget.disruptionsAllowed == 2)
    #expect(budget.disruptedPods == ["web-0"])
  }
}
