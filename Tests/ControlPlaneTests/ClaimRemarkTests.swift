import ControlPlane
import Kubernetes
import Scheduler
import Symbols
import TestSupport
import Testing

/// Claims as objects of the input: the class that they get, and who would see to them.
@Suite("Claims of the input")
struct ClaimRemarkTests {
  private func storageClass(
    _ name: String, isDefault: Bool = false, mode: String = "WaitForFirstConsumer", provisioner: String = "x.csi",
    created: String = "2024-01-01"
  ) -> String {
    """
    ---
    apiVersion: storage.k8s.io/v1
    kind: StorageClass
    metadata:
      name: \(name)
      creationTimestamp: \(created)T00:00:00Z
      annotations: {storageclass.kubernetes.io/is-default-class: "\(isDefault)"}
    provisioner: \(provisioner)
    volumeBindingMode: \(mode)

    """
  }

  private func claim(_ name: String = "data", _ fields: String = "", metadata: String = "") -> String {
    """
    ---
    apiVersion: v1
    kind: PersistentVolumeClaim
    metadata: {name: \(name)\(metadata)}
    spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 3Gi}}\(fields)}

    """
  }

  private func volume(_ name: String = "disk", _ fields: String = "", size: String = "10Gi") -> String {
    """
    ---
    apiVersion: v1
    kind: PersistentVolume
    metadata: {name: \(name)}
    spec: {capacity: {storage: \(size)}, accessModes: [ReadWriteOnce], nfs: {server: s, path: /}\(fields)}

    """
  }

  private func user(_ name: String = "user", of claim: String = "data") -> String {
    pod(name, spec: "{volumes: [{name: v, persistentVolumeClaim: {claimName: \(claim)}}]}")
  }

  private let refusal = "claim default/data stays unbound: "

  // MARK: The default class

  @Test("A claim without a class gets the default one, in the cluster and among the manifests")
  func defaultClass() throws {
    let cluster = node("n1") + storageClass("fast", isDefault: true)
    for run in [try play(cluster: cluster, claim() + user()), try play(cluster: cluster + claim(), user())] {
      #expect(run.pods.map(\.decision.outcome) == [.scheduled])
      #expect(run.assumptions == [])
    }
    #expect(try play(cluster: cluster + claim() + user(), "").pods.map(\.decision.outcome) == [.scheduled])
  }

  @Test("No class is one of its own", arguments: ["spec", ""])
  func emptyClass(none: String) throws {
    let cluster = node("n1") + storageClass("fast", isDefault: true)
    let classless =
      none.isEmpty
      ? claim("data", metadata: ", annotations: {volume.beta.kubernetes.io/storage-class: \"\"}")
      : claim("data", ", storageClassName: \"\"")
    let run = try play(cluster: cluster, classless + user())
    #expect(run.pods.map(\.decision.outcome) == [.unschedulable])
    #expect(
      run.assumptions == [
        "\(refusal)it asks for no StorageClass, and no volume of the input suits it"
      ])
  }

  @Test("Of several default classes the newest is taken")
  func newestDefault() throws {
    let old = storageClass("a", isDefault: true, mode: "Immediate")
    let new = storageClass("b", isDefault: true, created: "2025-01-01")
    for cluster in [old + new, new + old] {
      #expect(try play(cluster: node("n1") + cluster, claim() + user()).pods.map(\.decision.outcome) == [.scheduled])
    }
    let newer = storageClass("a", isDefault: true, mode: "Immediate", created: "2026-01-01")
    #expect(
      try play(cluster: node("n1") + newer + new, claim() + user()).assumptions == [
        "\(refusal)no volume controller is played, and StorageClass a would have a volume made at once (Immediate)"
      ])
  }

  @Test("A claim that is there already keeps to a volume without a class, a new one does not")
  func classlessVolume() throws {
    let cluster = node("n1") + storageClass("fast", isDefault: true) + volume()
    #expect(
      try play(cluster: cluster + claim(), user()).assumptions == [
        "\(refusal)no volume controller is played, which would bind it to volume disk"
      ])
    #expect(try play(cluster: cluster, claim() + user()).pods.map(\.decision.outcome) == [.scheduled])
  }

  // MARK: Who would see to a claim

  @Test(
    "What the volume controller would do with a claim",
    arguments: [
      (
        ", storageClassName: manual", ", storageClassName: manual",
        "no volume controller is played, which would bind it to volume disk"
      ),
      // Held for it, or named by it.
      (
        ", storageClassName: manual", ", storageClassName: manual, claimRef: {namespace: default, name: data}",
        "no volume controller is played, which would bind it to volume disk"
      ),
      (
        ", storageClassName: manual, volumeName: disk", ", storageClassName: manual",
        "no volume controller is played, which would bind it to volume disk"
      ),
      (
        ", storageClassName: late, volumeName: disk", ", storageClassName: late",
        "no volume controller is played, which would bind it to volume disk"
      ),
      (
        ", storageClassName: manual, volumeName: gone", ", storageClassName: manual",
        "no volume gone of the input suits it"
      ),
      // Another class, another claim's, too small, other modes, other labels.
      (
        ", storageClassName: manual", "", "StorageClass manual is not in the input, and no volume of the input suits it"
      ),
      (
        ", storageClassName: manual", ", storageClassName: manual, claimRef: {namespace: default, name: other}",
        "StorageClass manual is not in the input, and no volume of the input suits it"
      ),
      (
        ", storageClassName: manual, volumeMode: Block", ", storageClassName: manual",
        "StorageClass manual is not in the input, and no volume of the input suits it"
      ),
      (
        ", storageClassName: manual, selector: {matchLabels: {a: b}}", ", storageClassName: manual",
        "StorageClass manual is not in the input, and no volume of the input suits it"
      ),
      (", storageClassName: hand", "", "StorageClass hand provisions nothing, and no volume of the input suits it"),
      (
        ", storageClassName: now", "",
        "no volume controller is played, and StorageClass now would have a volume made at once (Immediate)"
      ),
    ])
  func fates(claimed: String, offered: String, words: String) throws {
    let classes =
      storageClass("now", mode: "Immediate") + storageClass("late")
      + storageClass("hand", mode: "Immediate", provisioner: "kubernetes.io/no-provisioner")
    let run = try play(cluster: node("n1") + classes, volume("disk", offered) + claim("data", claimed) + user())
    #expect(run.pods.map(\.decision.outcome) == [.unschedulable])
    #expect(run.assumptions == [refusal + words])
    // Beside the pod stands the same claim, for the same reason.
    let told = run.remarks.notPlayed
    #expect(told.map(\.what) == ["claim default/data"])
    #expect(told.map(\.pods) == [["default/user"]])
    let reason = words.replacing("and no volume of the input suits it", with: "")
    for name in ["volume disk", "volume gone", "StorageClass manual", "StorageClass hand", "StorageClass now"] {
      #expect(told.allSatisfy { $0.does.contains(name) } == reason.contains(name), "\(name)")
    }
  }

  @Test("One volume is for one claim, the smallest for the first")
  func oneVolumeEach() throws {
    let manual = ", storageClassName: manual"
    let input =
      volume("large", manual) + volume("small", manual, size: "5Gi") + volume("tiny", manual, size: "1Gi")
      + ["data", "log", "tmp", "more"].map { claim($0, manual) + user("p-\($0)", of: $0) }.joined()
    #expect(
      try play(cluster: node("n1"), input).assumptions == [
        "claim default/data stays unbound: no volume controller is played, which would bind it to volume small",
        "claim default/log stays unbound: no volume controller is played, which would bind it to volume large",
        "claims default/tmp, default/more stay unbound: StorageClass manual is not in the input, and no volume of the "
          + "input suits them",
      ])
  }

  @Test("Of claims that nobody uses, that wait for their pod or that are bound nothing is said")
  func silent() throws {
    let bound = claim(
      "data", ", storageClassName: manual, volumeName: disk",
      metadata: ", annotations: {pv.kubernetes.io/bind-completed: \"yes\"}")
    #expect(try play(volume("disk", ", storageClassName: manual") + bound + user()).assumptions == [])
    #expect(try play(claim() + pod("p")).assumptions == [])
    #expect(try play(storageClass("late") + claim("data", ", storageClassName: late") + user()).assumptions == [])
  }

  @Test("A volume of a manifest has no phase and is available all the same")
  func volumeWithoutStatus() throws {
    let late = storageClass("late", provisioner: "kubernetes.io/no-provisioner")
    let run = try play(
      late + volume("disk", ", storageClassName: late") + claim("data", ", storageClassName: late") + user())
    #expect(run.pods.map(\.decision.outcome) == [.scheduled])
  }

  // MARK: Ties

  private let spread = """
    {affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: host, \
    labelSelector: {matchLabels: {app: web}}}]}}, volumes: [{name: v, persistentVolumeClaim: {claimName: data}}]}
    """

  @Test("A claim whose volume is to be made holds all its pods to the node of the first")
  func tiedClaim() throws {
    let nodes = node("n1", labels: "{host: n1}") + node("n2", labels: "{host: n2}")
    let cluster = nodes + storageClass("late") + claim("data", ", storageClassName: late")
    let told = [
      "claim default/data stays unprovisioned and holds its pods to node n1, where the first went: no volume controller is "
        + "played"
    ]
    let run = try play(cluster: cluster, deployment(replicas: 2, spec: spread))
    #expect(run.pods.map(\.decision.outcome) == [.scheduled, .unschedulable])
    #expect(run.assumptions == told)
    #expect(try play(cluster: cluster, deployment(replicas: 1, spec: spread)).assumptions == [])
    let tied = cluster.replacing(
      "{name: data}", with: "{name: data, annotations: {volume.kubernetes.io/selected-node: n1}}")
    #expect(try play(cluster: tied, user()).assumptions == told)
  }

  @Test("Further pods are held to that node too, which is told once")
  func tiedFurtherPods() throws {
    let nodes = node("n1", labels: "{host: n1}") + node("n2", labels: "{host: n2}")
    let input = SimulationInput(
      cluster: decode(nodes + storageClass("late") + claim("data", ", storageClassName: late")),
      workloads: decode(deployment(replicas: 1, spec: spread)))
    let source = PodSource(kind: .deployment, namespace: "default", name: "web")
    let (run, filling) = try Simulation.fill(input, with: source)
    #expect(filling.rows.isEmpty)
    #expect(run.assumptions.filter { $0.hasPrefix("claim default/data stays unprovisioned") }.count == 1)
  }

  // MARK: Claims that nobody makes

  @Test("Claims of bare pods are made with --admission alone, which is told")
  func bareClaims() throws {
    let ephemeral = { (name: String) in
      pod(name, spec: "{volumes: [{name: v, ephemeral: {volumeClaimTemplate: {spec: {storageClassName: late}}}}]}")
    }
    let cluster = node("n1") + storageClass("late")
    #expect(
      try play(cluster: cluster, ephemeral("a")).assumptions == [
        "nobody makes the claim default/a-v of a bare pod; --admission does"
      ])
    #expect(
      try play(cluster: cluster, ["a", "b", "c", "d"].map(ephemeral).joined()).assumptions == [
        "nobody makes the claims default/a-v, default/b-v, default/c-v and 1 more of bare pods; --admission does"
      ])
    #expect(try play(cluster: cluster, ephemeral("a")) { $0.admitsBarePods = true }.assumptions == [])
    let device = pod("p", spec: "{resourceClaims: [{name: gpu, resourceClaimTemplateName: one}]}")
    #expect(
      try play(device).assumptions == ["nobody makes the ResourceClaim default/p-gpu of a bare pod; --admission does"])
    let given = device + "status: {resourceClaimStatuses: [{name: gpu, resourceClaimName: p-gpu-x}]}\n"
    #expect(try play(given).assumptions == [])
  }

  // MARK: What a dump may lack

  @Test("A driver that stands on nodes and is not in the input is told where it would make a volume")
  func unknownDriver() throws {
    let onNode = """
      ---
      apiVersion: storage.k8s.io/v1
      kind: CSINode
      metadata: {name: n1}
      spec: {drivers: [{name: x.csi, nodeID: n1, topologyKeys: []}]}

      """
    let driver = "---\n{apiVersion: storage.k8s.io/v1, kind: CSIDriver, metadata: {name: x.csi}, spec: {}}\n"
    let cluster = node("n1") + storageClass("late") + claim("data", ", storageClassName: late")
    let told = "no CSIDriver x.csi in the input: its storage is taken for large enough everywhere"
    #expect(try play(cluster: cluster + onNode, user()).assumptions == [told])
    #expect(try play(cluster: cluster + onNode + driver, user()).assumptions == [])
    #expect(try play(cluster: cluster, user()).assumptions == [])
    #expect(try play(cluster: cluster + onNode, pod("p")).assumptions == [])
  }

  private func seeker(_ selector: String, list: String = "required") -> String {
    let term = "topologyKey: host, labelSelector: {}, namespaceSelector: \(selector)"
    return list == "required"
      ? "{affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{\(term)}]}}}"
      : "{affinity: {podAffinity: {preferredDuringSchedulingIgnoredDuringExecution: [{weight: 1, podAffinityTerm: {\(term)}}]}}}"
  }

  @Test("Namespaces whose labels a term asks for must be in the input", arguments: ["required", "preferred"])
  func unknownNamespaces(list: String) throws {
    let running = pod("x", spec: "{nodeName: n1}", metadata: ", namespace: team-a")
    let own = "---\n{apiVersion: v1, kind: Namespace, metadata: {name: default}}\n"
    let gold = seeker("{matchLabels: {tier: gold}}", list: list)
    let told = "no Namespace team-a in the input, so it has no labels but its name"
    #expect(try play(cluster: node("n1") + own + running, pod("p", spec: gold)).assumptions == [told])
    #expect(
      try play(cluster: node("n1") + running, pod("p", spec: gold)).assumptions == [
        "no Namespace default, team-a in the input, so they have no labels but their names"
      ])
    let other = "---\n{apiVersion: v1, kind: Namespace, metadata: {name: team-a}}\n"
    #expect(try play(cluster: node("n1") + own + other + running, pod("p", spec: gold)).assumptions == [])
    for known in ["{}", "{matchLabels: {kubernetes.io/metadata.name: team-a}}"] {
      let run = try play(cluster: node("n1") + own + running, pod("p", spec: seeker(known, list: list)))
      #expect(run.assumptions == [])
    }
    // The running pod's term asks for the new pod's namespace.
    let seeking = pod(
      "x", spec: gold.replacing("{affinity", with: "{nodeName: n1, affinity"), metadata: ", namespace: team-a")
    #expect(
      try play(cluster: node("n1") + other + seeking, pod("p")).assumptions == [
        "no Namespace default in the input, so it has no labels but its name"
      ])
  }
}
