import ControlPlane
import Kubernetes
import Scheduler
import Symbols
import TestSupport
import Testing

/// Quotas refuse the pods of workloads in the order in which these are made, in the API server's words.
@Suite struct QuotaTests {
  private func quota(_ hard: String, name: String = "compute", more: String = "", used: String = "") -> String {
    let status = used.isEmpty ? "" : "\nstatus: {hard: {\(hard)}, used: {\(used)}}"
    return """
      ---
      apiVersion: v1
      kind: ResourceQuota
      metadata: {name: \(name), namespace: default}
      spec: {hard: {\(hard)}\(more)}\(status)

      """
  }

  private func asking(_ resources: String, more: String = "") -> String {
    "{containers: [{name: c, image: c, resources: {\(resources)}}]\(more)}"
  }

  private func words(_ quota: String, _ workloads: String, cluster: String = "") throws -> [String] {
    let head = "pods \"web-xxxxxxxxxx-xxxxx\" is forbidden: "
    return try play(cluster: node("n1") + quota + cluster, workloads).refusals.map {
      $0.replacing(head, with: "")
    }
  }

  @Test func theFourthOfSixIsRefused() throws {
    let run = try play(
      cluster: node("n1") + quota("requests.cpu: '4', pods: 10"),
      deployment(replicas: 6, spec: asking("requests: {cpu: 1300m}")))
    #expect(run.names == ["web-0", "web-1", "web-2"])
    #expect(
      run.refusals == [
        "default/Deployment/web (3): pods \"web-xxxxxxxxxx-xxxxx\" is forbidden: exceeded quota: compute, "
          + "requested: requests.cpu=1300m, used: requests.cpu=3900m, limited: requests.cpu=4"
      ])
    let refusal = try #require(run.pods.last?.refusal)
    #expect(refusal.station == .resourceQuota)
    #expect(refusal.cause?.what == "ResourceQuota default/compute")
    #expect(
      refusal.cure
        == "ResourceQuota default/compute with requests.cpu 7800m (for this pod and the 2 after it), or pods that ask for less"
    )
    #expect(
      run.pods.map(\.decision.outcome.rawValue) == [
        "scheduled", "scheduled", "scheduled", "refused", "refused", "refused",
      ])
    #expect(run.used == ["pods 3", "requests.cpu 3900m"])
  }

  @Test func workloadsPayInTheirOrderAndSmallerOnesMayStillFit() throws {
    let run = try play(
      cluster: node("n1") + quota("requests.cpu: '3'"),
      deployment("a", replicas: 2, spec: asking("requests: {cpu: 2}"))
        + deployment("b", replicas: 2, spec: asking("requests: {cpu: 500m}")))
    #expect(run.names == ["a-0", "b-0", "b-1"])
    #expect(run.refusedCount == 1)
  }

  @Test(arguments: [
    ("{hard: {pods: '0'}}", true), ("{hard: {count/pods: '0'}}", true), ("{hard: {requests.cpu: 500m}}", true),
    ("{hard: {cpu: 500m}}", true), ("{hard: {limits.cpu: '1'}}", true), ("{hard: {limits.cpu: '2'}}", false),
    ("{hard: {memory: 1Mi}}", true), ("{hard: {requests.example.com/gpu: '1'}}", true),
    ("{hard: {requests.example.com/gpu: '2'}}", false), ("{hard: {requests.example.com/tpu: '0'}}", false),
    ("{hard: {example.com/gpu: '0'}}", false), ("{hard: {services: '0'}}", false), ("{hard: {}}", false),
    ("{hard: {ephemeral-storage: 1Ki}}", true), ("{hard: {requests.storage: '0'}}", false),
    ("{hard: {count/deployments.apps: '0'}}", true), ("{hard: {count/replicasets.apps: '0'}}", true),
    ("{hard: {count/jobs.batch: '0'}}", false),
    ("{hard: {pods: '0'}, scopes: [BestEffort]}", false), ("{hard: {pods: '0'}, scopes: [NotBestEffort]}", true),
    ("{hard: {pods: '0'}, scopes: [Terminating]}", false), ("{hard: {pods: '0'}, scopes: [NotTerminating]}", true),
    ("{hard: {pods: '0'}, scopes: [NotTerminating, BestEffort]}", false),
    ("{hard: {pods: '0'}, scopes: [CrossNamespacePodAffinity]}", false),
    (
      "{hard: {pods: '0'}, scopeSelector: {matchExpressions: [{scopeName: PriorityClass, operator: In, values: [high]}]}}",
      false
    ),
    (
      "{hard: {pods: '0'}, scopeSelector: {matchExpressions: [{scopeName: PriorityClass, operator: NotIn, values: [high]}]}}",
      true
    ),
    ("{hard: {pods: '0'}, scopeSelector: {matchExpressions: [{scopeName: PriorityClass, operator: Exists}]}}", false),
  ])
  func whatIsBounded(spec: String, refuses: Bool) throws {
    let quota = "---\n{apiVersion: v1, kind: ResourceQuota, metadata: {name: q, namespace: default}, spec: \(spec)}\n"
    let pods = deployment(
      spec: asking(
        "requests: {cpu: 1, memory: 1Gi, example.com/gpu: 2, ephemeral-storage: 1Gi}, limits: {cpu: 2, memory: 1Gi, example.com/gpu: 2, ephemeral-storage: 1Gi}"
      ))
    #expect(try play(cluster: node("n1") + quota, pods).refusedCount == (refuses ? 1 : 0))
    #expect(try play(cluster: node("n1") + quota.replacing("default", with: "elsewhere"), pods).refusedCount == 0)
    #expect(try play(cluster: node("n1") + quota, pods) { $0.letsAllIn = true }.refusedCount == 0)
  }

  @Test func scopesMeanPodsByTheirDeadlineAndTheirTerms() throws {
    let terminating = quota("pods: '0'", more: ", scopes: [Terminating]")
    #expect(try words(terminating, deployment(spec: asking("", more: ", activeDeadlineSeconds: 60"))).count == 1)
    let crossing = quota("pods: '0'", more: ", scopes: [CrossNamespacePodAffinity]")
    func term(_ where: String) -> String {
      ", affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: zone, labelSelector: {}\(`where`)}]}}"
    }
    #expect(try words(crossing, deployment(spec: asking("", more: term("")))) == [])
    #expect(try words(crossing, deployment(spec: asking("", more: term(", namespaces: [shop]")))).count == 1)
    #expect(try words(crossing, deployment(spec: asking("", more: term(", namespaceSelector: {}")))).count == 1)
  }

  @Test func whatAQuotaBoundsEveryContainerMustSay() throws {
    let spec = """
      {containers: [{name: b, image: c}, {name: a, image: c, resources: {limits: {cpu: 1}}}],
       initContainers: [{name: i, image: c, resources: {limits: {cpu: 1, memory: 1Gi}}}]}
      """
    #expect(
      try words(quota("limits.cpu: '9', requests.memory: 9Gi, pods: '0'"), deployment(replicas: 2, spec: spec)) == [
        "default/Deployment/web (2): failed quota: compute: must specify limits.cpu for: b; requests.memory for: a,b"
      ])
    let range = """
      ---
      apiVersion: v1
      kind: LimitRange
      metadata: {name: d}
      spec: {limits: [{type: Container, default: {cpu: 1, memory: 1Gi}}]}

      """
    #expect(try words(quota("limits.cpu: '9', requests.memory: 9Gi"), deployment(spec: spec), cluster: range) == [])
  }

  @Test func overheadInitContainersAndPodLevelResourcesCount() throws {
    let classes = """
      ---
      apiVersion: node.k8s.io/v1
      kind: RuntimeClass
      metadata: {name: kata}
      handler: kata
      overhead: {podFixed: {cpu: 250m}}

      """
    let spec = """
      {runtimeClassName: kata, containers: [{name: a, image: c, resources: {requests: {cpu: 1}, limits: {cpu: 1}}}],
       initContainers: [{name: i, image: c, resources: {requests: {cpu: 3}, limits: {cpu: 3}}}]}
      """
    #expect(
      try words(quota("requests.cpu: '1', limits.cpu: '1'"), deployment(spec: spec), cluster: classes) == [
        "default/Deployment/web (1): exceeded quota: compute, requested: limits.cpu=3250m,requests.cpu=3250m, "
          + "used: limits.cpu=0,requests.cpu=0, limited: limits.cpu=1,requests.cpu=1"
      ])
  }

  private let running = """
    ---
    apiVersion: v1
    kind: Pod
    metadata:
      name: web-5d-x
      namespace: default
      labels: {app: web, pod-template-hash: 5d}
      ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: web-5d, uid: u, controller: true}]
    spec: {nodeName: n1, containers: [{name: c, image: c, resources: {requests: {cpu: 2}}}]}
    ---
    apiVersion: v1
    kind: Pod
    metadata: {name: other, namespace: default}
    spec: {nodeName: n1, containers: [{name: c, image: c, resources: {requests: {cpu: 1}}}]}

    """

  /// Counted where the cluster has not; what makes way for the new ones is taken off first.
  @Test(arguments: [("", 3), ("requests.cpu: '3'", 3), ("requests.cpu: '5'", 1), ("requests.cpu: '1'", 4)])
  func whatIsUsed(used: String, placed: Int) throws {
    let run = try play(
      cluster: node("n1") + quota("requests.cpu: '4'", used: used) + running,
      deployment(replicas: 5, spec: asking("requests: {cpu: 1}")))
    #expect(run.names.count == placed)
    let beside = try play(
      cluster: node("n1") + quota("requests.cpu: '4'", used: used) + running,
      deployment(replicas: 5, spec: asking("requests: {cpu: 1}"))
    ) { $0.replacesRunning = false }
    let left = ["": 1, "requests.cpu: '3'": 1, "requests.cpu: '5'": 0, "requests.cpu: '1'": 3]
    #expect(beside.names.count == left[used])
  }

  @Test func aQuotaOfTheReleaseTakesThePlaceOfTheClustersAndKeepsWhatWasCounted() throws {
    let run = try play(
      cluster: node("n1") + quota("pods: '1'", used: "pods: '1'"), quota("pods: '3'") + deployment(replicas: 5))
    #expect(run.names.count == 2)
    #expect(run.used == ["pods 3"])
  }

  @Test func barePodsAreStoredAsWrittenAndTakeUpRoom() throws {
    let cluster = node("n1") + quota("pods: '2'")
    let pods = pod("a") + pod("b") + pod("c") + deployment()
    let run = try play(cluster: cluster, pods)
    #expect(run.names == ["a", "b", "c"])
    #expect(run.refusals.count == 1)
    #expect(run.assumptions.contains { $0.hasPrefix("ResourceQuota default/compute is not asked about default/a") })
    let admitted = try play(cluster: cluster, pods) { $0.admitsBarePods = true }
    #expect(admitted.names == ["a", "b"])
    #expect(
      admitted.refusals.first
        == "default/c (1): pods \"c\" is forbidden: exceeded quota: compute, requested: pods=1, used: pods=2, limited: pods=2"
    )
  }

  private func set(_ management: String) -> String {
    workload(
      .statefulSet, "db",
      "replicas: 3, podManagementPolicy: \(management), volumeClaimTemplates: [{metadata: {name: d}, spec: {storageClassName: fast, resources: {requests: {storage: 1Gi}}}}]"
    )
  }

  @Test(arguments: [
    "requests.storage: 2Gi", "persistentvolumeclaims: '2'", "fast.storageclass.storage.k8s.io/requests.storage: 2Gi",
  ])
  func claimsAreMadeThroughTheDoorToo(hard: String) throws {
    let run = try play(cluster: node("n1") + quota(hard), set("Parallel"))
    #expect(run.names == ["db-0", "db-1"])
    let name = hard.prefix { $0 != ":" }
    let amounts = hard.contains("claims") ? ("1", "2", "2") : ("1Gi", "2Gi", "2Gi")
    #expect(
      run.refusals == [
        "default/StatefulSet/db (1): persistentvolumeclaims \"d-db-2\" is forbidden: exceeded quota: compute, "
          + "requested: \(name)=\(amounts.0), used: \(name)=\(amounts.1), limited: \(name)=\(amounts.2)"
      ])
  }

  @Test func aStatefulSetInOrderStopsAtTheFirst() throws {
    let run = try play(cluster: node("n1") + quota("pods: '1'"), set("OrderedReady"))
    #expect(run.refusedCount == 1)
    #expect(run.aside == ["default/StatefulSet/db: 1 more of its pods waits: it starts in order, and db-1 is refused"])
  }

  @Test func everyQuotaIsAskedTheFirstByNameSpeaks() throws {
    #expect(
      try words(quota("pods: '0'", name: "b") + quota("pods: '0'", name: "a"), deployment()) == [
        "default/Deployment/web (1): exceeded quota: a, requested: pods=1, used: pods=0, limited: pods=0"
      ])
    // One that has room is charged for no pod that another refuses.
    let run = try play(
      cluster: node("n1") + quota("pods: '5'", name: "a") + quota("pods: '1'", name: "b"), deployment(replicas: 3))
    #expect(run.used == ["pods 1", "pods 1"])
  }

  @Test func capacityEndsWhereTheQuotaDoes() throws {
    let input = SimulationInput(
      cluster: decode(node("n1") + quota("pods: '7'")),
      workloads: decodeWritten(deployment("web", replicas: 2) + deployment("api", replicas: 3)))
    let (run, filling) = try Simulation.fill(
      input, with: PodSource(kind: .deployment, namespace: "default", name: "web"))
    #expect(run.pods.count { $0.decision.outcome == .scheduled } == 5)
    #expect(filling.rows.count == 2)
    #expect(filling.wanted == 2)
    #expect(filling.refused?.refusal?.station == .resourceQuota)
  }
}

extension PlacementRun {
  /// What quotas have come to.
  fileprivate var used: [String] {
    quotas.flatMap(\.accounts).flatMap { account in
      account.used.sorted.map { "\($0.name.text) \($0.quantity.canonicalText)" }
    }
  }
}
