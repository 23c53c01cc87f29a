import ControlPlane
import Kubernetes
import Report
import SourceText
import Symbols
import TestSupport
import Testing
import WhatIf

@Suite struct CapacityTests {
  private func input(_ cluster: String, _ workloads: String) throws -> SimulationInput {
    let input = SimulationInput(cluster: decode(cluster), workloads: decode(workloads))
    try #require((input.cluster.diagnostics + input.workloads.diagnostics).map(\.message) == [])
    return input
  }

  private func workload(_ kind: String, _ replicas: Int, _ fields: String = "", spec: String) -> String {
    """
    ---
    apiVersion: apps/v1
    kind: \(kind)
    metadata: {name: web}
    spec:
      replicas: \(replicas)
      selector: {matchLabels: {app: web}}\(fields)
      template:
        metadata: {labels: {app: web}}
        spec: \(spec)

    """
  }

  private func capacity(_ cluster: String, _ workloads: String, upTo limit: Int? = nil) throws -> WorkloadCapacity {
    let input = try input(cluster, workloads)
    let source = try #require(input.podSources.first?.source)
    return WorkloadCapacity(try Capacity(of: source, in: input, upTo: limit), sources: SourceMap())
  }

  private func lines(_ capacity: WorkloadCapacity) -> [String] {
    let head = "\(capacity.name): \(capacity.placed) of \(capacity.wanted), \(capacity.more) more"
    return [head]
      + capacity.nodes.map { node in
        "\(node.name) \(node.more) \(node.rejections.flatMap(\.reasons).joined(separator: ", "))"
      } + capacity.runsOut.map { "\($0.what) on \($0.nodes)" }
  }

  private let oneCPU = "{containers: [{name: web, resources: {requests: {cpu: 1}}}]}"

  @Test func countsPodsUntilNoneFits() throws {
    let found = lines(try capacity(node("a") + node("b"), workload("Deployment", 3, spec: oneCPU)))
    #expect(
      found == ["Deployment/web: 3 of 3, 5 more", "a 2 Insufficient cpu", "b 3 Insufficient cpu", "cpu on 2"])
  }

  @Test func othersHaveTheirPlaceFirst() throws {
    let first = workload("Deployment", 0, spec: oneCPU)
    let found = lines(
      try capacity(
        node("a"), first + pod("big", "  priority: -5\n  containers: [{name: b, resources: {requests: {cpu: 3}}}]\n")))
    #expect(found == ["Deployment/web: 0 of 0, 1 more", "a 1 Insufficient cpu", "cpu on 1"])
  }

  @Test func placesForPodsRunOutToo() throws {
    let found = lines(try capacity(node("a"), pod("web", "  containers: [{name: web}]\n")))
    #expect(found == ["web: 1 of 1, 9 more", "a 9 Too many pods", "pods on 1"])
  }

  @Test func rulesLimitAsWellAsResources() throws {
    let spec = """
      {topologySpreadConstraints: [{maxSkew: 1, topologyKey: zone, whenUnsatisfiable: DoNotSchedule,
            labelSelector: {matchLabels: {app: web}}}], containers: [{name: web, resources: {requests: {cpu: 3}}}]}
      """
    let cluster = node("a", "zone: z1") + node("b", "zone: z2") + node("c", "zone: z2")
    let found = lines(try capacity(cluster, workload("Deployment", 1, spec: spec)))
    #expect(
      found
        == [
          "Deployment/web: 1 of 1, 2 more", "a 0 Insufficient cpu",
          "b 1 Insufficient cpu, node(s) didn't match pod topology spread constraints",
          "c 1 Insufficient cpu, node(s) didn't match pod topology spread constraints", "cpu on 2",
          "PodTopologySpread on 2",
        ])
  }

  @Test func podsOfAStatefulSetGetClaimsOfTheirOwn() throws {
    let claims = """

        volumeClaimTemplates:
        - metadata: {name: data}
          spec: {accessModes: [ReadWriteOnce], storageClassName: late, resources: {requests: {storage: 1Gi}}}
      """
    let storage = """
      ---
      apiVersion: storage.k8s.io/v1
      kind: StorageClass
      metadata: {name: late}
      provisioner: example.com/disk
      volumeBindingMode: WaitForFirstConsumer

      """
    let found = lines(try capacity(node("a") + storage, workload("StatefulSet", 1, claims, spec: oneCPU)))
    #expect(found == ["StatefulSet/web: 1 of 1, 3 more", "a 3 Insufficient cpu", "cpu on 1"])
  }

  @Test func stopsWhereItIsTold() throws {
    let found = try capacity(node("a") + node("b"), workload("Deployment", 1, spec: oneCPU), upTo: 4)
    #expect(found.more == 4)
    #expect(found.isAtLeast)
    #expect(found.runsOut == [])
  }

  private func needed(_ cluster: String, _ workloads: String, like name: String) throws -> String {
    let input = try input(cluster, workloads)
    let model = try #require(input.nodes.first { $0.metadata.name == Symbol(name) })
    let needed = try NodesNeeded(like: model, daemons: input.daemonPods(on: model.metadata.name), in: input)
    let left = needed.left.map(\.pod.metadata.name.text).joined(separator: " ")
    return "\(needed.pending) pending, \(needed.count) nodes, left: \(left)"
  }

  @Test func findsTheFewestNodes() throws {
    let web = workload("Deployment", 14, spec: oneCPU)
    #expect(try needed(node("a"), web, like: "a") == "10 pending, 3 nodes, left: ")
    #expect(try needed(node("a"), workload("Deployment", 4, spec: oneCPU), like: "a") == "0 pending, 0 nodes, left: ")
  }

  @Test func podsThatNoSuchNodeTakesAreLeft() throws {
    let huge = pod("huge", "  containers: [{name: h, resources: {requests: {cpu: 5}}}]\n")
    #expect(
      try needed(node("a"), workload("Deployment", 5, spec: oneCPU) + huge, like: "a")
        == "2 pending, 1 nodes, left: huge")
    #expect(try needed(node("a"), huge, like: "a") == "1 pending, 0 nodes, left: huge")
  }

  @Test func daemonsTakeTheirShareOfNewNodes() throws {
    let daemon = """
      ---
      apiVersion: v1
      kind: Pod
      metadata:
        name: agent-x
        ownerReferences: [{apiVersion: apps/v1, kind: DaemonSet, name: agent, uid: u, controller: true}]
      spec: {nodeName: a, containers: [{name: agent, resources: {requests: {cpu: 2}}}]}

      """
    // Each new node has room for two beside its agent.
    #expect(
      try needed(node("a") + daemon, workload("Deployment", 8, spec: oneCPU), like: "a") == "6 pending, 3 nodes, left: "
    )
  }

  @Test func podsThatWaitForTheFirstComeIntoPlay() throws {
    let web = workload("StatefulSet", 3, spec: "{containers: [{name: web, resources: {requests: {cpu: 4}}}]}")
    let full =
      node("a") + "---\napiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {nodeName: a, "
      + "containers: [{name: p, resources: {requests: {cpu: 1}}}]}\n"
    #expect(try needed(full, web, like: "a") == "1 pending, 3 nodes, left: ")
  }

  private static let driver = """
    ---
    apiVersion: storage.k8s.io/v1
    kind: CSINode
    metadata: {name: a}
    spec: {drivers: [{name: csi.example.com, nodeID: a, allocatable: {count: 2}}]}
    ---
    apiVersion: storage.k8s.io/v1
    kind: CSIDriver
    metadata: {name: csi.example.com}
    spec: {}
    ---
    apiVersion: storage.k8s.io/v1
    kind: StorageClass
    metadata: {name: disk}
    provisioner: csi.example.com
    volumeBindingMode: WaitForFirstConsumer

    """

  /// How many volumes a node attaches stands in its CSINode.
  @Test func newNodesHaveTheVolumeLimitOfTheirModel() throws {
    let claims = """

        podManagementPolicy: Parallel
        volumeClaimTemplates:
        - metadata: {name: data}
          spec: {accessModes: [ReadWriteOnce], storageClassName: disk, resources: {requests: {storage: 1Gi}}}
      """
    let web = workload("StatefulSet", 8, claims, spec: "{containers: [{name: web}]}")
    #expect(try needed(node("a") + Self.driver, web, like: "a") == "6 pending, 3 nodes, left: ")
  }

  /// Devices that are on the model are on each new node, in a pool of its own.
  @Test func newNodesHaveTheDevicesOfTheirModel() throws {
    let devices = """
      ---
      apiVersion: resource.k8s.io/v1
      kind: DeviceClass
      metadata: {name: gpu}
      spec: {selectors: [{cel: {expression: "device.driver == 'gpu.example.com'"}}]}
      ---
      apiVersion: resource.k8s.io/v1
      kind: ResourceSlice
      metadata: {name: a-gpus}
      spec:
        driver: gpu.example.com
        nodeName: a
        pool: {name: a, generation: 1, resourceSliceCount: 1}
        devices: [{name: gpu-0}, {name: gpu-1}]
      ---
      apiVersion: resource.k8s.io/v1
      kind: ResourceClaimTemplate
      metadata: {name: one-gpu}
      spec: {spec: {devices: {requests: [{name: gpu, exactly: {deviceClassName: gpu}}]}}}

      """
    let web = workload(
      "Deployment", 5,
      spec: "{resourceClaims: [{name: gpu, resourceClaimTemplateName: one-gpu}], "
        + "containers: [{name: web, resources: {claims: [{name: gpu}]}}]}")
    #expect(try needed(node("a") + devices, web, like: "a") == "3 pending, 2 nodes, left: ")
  }

  /// Storage of a node's own is told by a label with the node's name.
  @Test func newNodesHaveTheTopologyOfTheirModel() throws {
    let storage = """
      ---
      apiVersion: storage.k8s.io/v1
      kind: StorageClass
      metadata: {name: local}
      provisioner: local.example.com
      volumeBindingMode: WaitForFirstConsumer
      ---
      apiVersion: storage.k8s.io/v1
      kind: CSIDriver
      metadata: {name: local.example.com}
      spec: {storageCapacity: true}
      ---
      apiVersion: storage.k8s.io/v1
      kind: CSINode
      metadata: {name: a}
      spec: {drivers: [{name: local.example.com, nodeID: a, topologyKeys: [local.example.com/node]}]}
      ---
      apiVersion: storage.k8s.io/v1
      kind: CSIStorageCapacity
      metadata: {name: a, namespace: default}
      storageClassName: local
      nodeTopology: {matchLabels: {local.example.com/node: a}}
      capacity: 10Gi

      """
    let claims = """

        podManagementPolicy: Parallel
        volumeClaimTemplates:
        - metadata: {name: data}
          spec: {accessModes: [ReadWriteOnce], storageClassName: local, resources: {requests: {storage: 8Gi}}}
      """
    let web = workload("StatefulSet", 6, claims, spec: oneCPU)
    #expect(
      try needed(node("a", "local.example.com/node: a") + storage, web, like: "a") == "2 pending, 1 nodes, left: ")
  }

  /// A taint that says what state a node is in is none of a new node's.
  @Test func newNodesHaveNoTaintOfAState() throws {
    let sick = node(
      "a",
      spec: "{unschedulable: true, taints: [{key: node.kubernetes.io/unschedulable, effect: NoSchedule}, "
        + "{key: node.kubernetes.io/disk-pressure, effect: NoSchedule}, {key: team, value: x, effect: NoSchedule}]}")
    let web = workload(
      "Deployment", 5,
      spec: "{tolerations: [{key: team, operator: Exists}], containers: [{name: web, resources: "
        + "{requests: {cpu: 1}}}]}")
    #expect(try needed(sick, web, like: "a") == "5 pending, 2 nodes, left: ")
  }

  /// The pods of a DaemonSet of `-f` come by themselves.
  @Test func daemonsOfBothInputsCountOnce() throws {
    let daemon = """
      ---
      apiVersion: v1
      kind: Pod
      metadata:
        name: agent-x
        ownerReferences: [{apiVersion: apps/v1, kind: DaemonSet, name: agent, uid: u, controller: true}]
      spec: {nodeName: a, containers: [{name: agent, resources: {requests: {cpu: 2}}}]}

      """
    let input = try input(
      node("a") + daemon,
      """
      apiVersion: apps/v1
      kind: DaemonSet
      metadata: {name: agent}
      spec:
        selector: {matchLabels: {app: agent}}
        template: {metadata: {labels: {app: agent}}, spec: {containers: [{name: agent}]}}

      """)
    #expect(input.daemonPods(on: "a").isEmpty)
  }

  /// A number out of all reason is not counted up to.
  @Test func nodesThatTakeAnyNumberAreCountedUpToALimit() throws {
    let huge = node("a").replacing("pods: \"10\"", with: "pods: \"9007199254740992\"")
    let found = try capacity(huge, pod("web", "  containers: [{name: web}]\n"))
    #expect(found.isAtLeast)
    #expect(found.more == 2501)
  }

  @Test func moreNodesThanAreTriedAreSaidToBe() throws {
    let web = workload("Deployment", 5003, spec: "{containers: [{name: web, resources: {requests: {cpu: 4}}}]}")
    let input = try input(node("a"), web)
    let model = try #require(input.nodes.first)
    let needed = try NodesNeeded(like: model, daemons: [], in: input)
    #expect(needed.count == 5000)
    #expect(needed.limit == 5000)
    #expect(needed.left.count == 2)
  }
}
