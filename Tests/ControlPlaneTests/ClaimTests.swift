@testable import ControlPlane
import Kubernetes
import Scheduler
import Symbols
import TestSupport
import Testing
import Versions

@Suite("Claims made for pods")
struct ClaimTests {
  private let set =
    """
    ---
    apiVersion: apps/v1
    kind: StatefulSet
    metadata: {name: db, namespace: shop}
    spec:
      replicas: 2
      ordinals: {start: 3}
      template:
        spec:
          volumes: [{name: tmp, emptyDir: {}}, {name: data, emptyDir: {}}]
      volumeClaimTemplates:
        - metadata: {name: data}
          spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
        - metadata: {name: log}
          spec: {storageClassName: slow}
        - metadata: {name: none}
          spec: {storageClassName: ""}
        - metadata: {name: old, annotations: {volume.beta.kubernetes.io/storage-class: ancient}}
          spec: {}

    """

  private func storageClass(_ name: String, isDefault: Bool, _ more: String = "") -> String {
    """
    ---
    apiVersion: storage.k8s.io/v1
    kind: StorageClass
    metadata:
      name: \(name)
      annotations: {storageclass.kubernetes.io/is-default-class: "\(isDefault)"}\(more)
    provisioner: x.csi
    volumeBindingMode: WaitForFirstConsumer

    """
  }

  private func claims(_ cluster: String, _ workloads: String, admitsBarePods: Bool = false) -> [PersistentVolumeClaim] {
    let contents = ClusterContents(cluster: decode(cluster), workloads: decode(workloads))
    var options = SimulationOptions()
    options.admitsBarePods = admitsBarePods
    return WantedPods(contents, beside: contents.pods, replaced: [], options) { _, _ in false }.claims
  }

  private func texts(_ claims: [PersistentVolumeClaim]) -> [String] {
    claims.map { claim in
      "\(claim.metadata.namespace.text)/\(claim.metadata.name.text) \(claim.phase.text) "
        + "\(claim.spec.storageClassName.map { "\"\($0.text)\"" } ?? "-")"
    }
  }

  @Test("A StatefulSet's pods have a claim per template in the place of the volumes of that name")
  func statefulSet() throws {
    #expect(
      texts(claims(node("n1"), set)) == [
        "shop/data-db-3 Pending -", "shop/log-db-3 Pending \"slow\"", "shop/none-db-3 Pending \"\"",
        "shop/old-db-3 Pending -", "shop/data-db-4 Pending -", "shop/log-db-4 Pending \"slow\"",
        "shop/none-db-4 Pending \"\"", "shop/old-db-4 Pending -",
      ])
    let run = try play(set)
    #expect(
      run.pods.first?.pod.spec.value.volumeTexts == [
        "data: claim data-db-3", "log: claim log-db-3", "none: claim none-db-3", "old: claim old-db-3", "tmp: emptyDir",
      ])
  }

  @Test("Claims that the input has are not made again, wherever they stand")
  func existingClaims() {
    let claim = { (name: String) in
      """
      ---
      apiVersion: v1
      kind: PersistentVolumeClaim
      metadata: {name: \(name), namespace: shop}

      """
    }
    #expect(
      texts(
        claims(
          node("n1") + claim("data-db-3") + claim("log-db-3") + claim("none-db-3"), set + claim("old-db-3"))
      ).prefix(2) == ["shop/data-db-4 Pending -", "shop/log-db-4 Pending \"slow\""])
  }

  @Test("A claim that names no class gets the default one: the newest, or the first by name")
  func defaultClass() {
    let named = { (classes: String) in
      claims(node("n1") + classes, set).prefix(4).map { $0.spec.storageClassName?.text }
    }
    #expect(
      named(
        storageClass("b", isDefault: true) + storageClass("a", isDefault: true) + storageClass("0", isDefault: false))
        == ["a", "slow", "", nil])
    #expect(
      named(
        storageClass("a", isDefault: true, "\n  creationTimestamp: 2024-01-01T00:00:00Z")
          + storageClass("b", isDefault: true, "\n  creationTimestamp: 2025-01-01T00:00:00Z"))
        == ["b", "slow", "", nil])
  }

  @Test("A generic ephemeral volume has a claim of the pod's own, so that the pod can be placed")
  func ephemeralVolumes() throws {
    let spec = "{volumes: [{name: scratch, ephemeral: {volumeClaimTemplate: {spec: {storageClassName: fast}}}}]}"
    let cluster = node("n1") + storageClass("fast", isDefault: false)
    let made = claims(cluster, deployment(replicas: 2, spec: spec))
    #expect(texts(made) == ["default/web-0-scratch Pending \"fast\"", "default/web-1-scratch Pending \"fast\""])
    #expect(made.map { $0.metadata.controller?.uid } == ["default/web-0", "default/web-1"])
    let run = try play(cluster: cluster, deployment(replicas: 2, spec: spec))
    #expect(run.pods.map(\.decision.outcome) == [.scheduled, .scheduled])
    #expect(run.assumptions == [])
    #expect(run.pods.first?.pod.metadata.uid == "default/web-0")
  }

  @Test("A bare pod waits for its ephemeral volume's claim, unless it is to be admitted")
  func bareEphemeralVolume() throws {
    let bare = pod(
      "p", spec: "{volumes: [{name: v, ephemeral: {volumeClaimTemplate: {spec: {storageClassName: fast}}}}]}")
    let cluster = node("n1") + storageClass("fast", isDefault: false)
    #expect(claims(cluster, bare).isEmpty)
    #expect(texts(claims(cluster, bare, admitsBarePods: true)) == ["default/p-v Pending \"fast\""])
    #expect(try play(cluster: cluster, bare) { $0.admitsBarePods = true }.pods.first?.decision.outcome == .scheduled)
  }

  @Test("No claim is made for pods that are not made")
  func unmadePods() throws {
    let refused = set.replacing("volumes: [", with: "priorityClassName: missing\n      volumes: [")
    // A StatefulSet that starts in order does not come to the second.
    #expect(try play(refused).refusedCount == 1)
    #expect(claims(node("n1"), refused).isEmpty)
    #expect(claims(node("n1"), set.replacing("replicas: 2", with: "replicas: 0")).isEmpty)
  }

  @Test("What keeps made claims unbound is told once for each class")
  func unboundClaims() throws {
    #expect(
      try play(set).assumptions == [
        "StorageClass ancient is not in the input: claims made for pods stay unbound",
        "StorageClass slow is not in the input: claims made for pods stay unbound",
        "claims made for pods that ask for no StorageClass stay unbound: no volume of the input suits them",
        "the input has no default StorageClass (add the cluster's): claims made for pods without a class stay unbound",
      ])
    let immediate = storageClass("slow", isDefault: true).replacing("WaitForFirstConsumer", with: "Immediate")
    let old = storageClass("ancient", isDefault: false)
    #expect(
      try play(cluster: node("n1") + immediate + old, set).assumptions == [
        "StorageClass slow binds claims at once (Immediate), and no volume controller is played: "
          + "claims made for pods stay unbound",
        "claims made for pods that ask for no StorageClass stay unbound: no volume of the input suits them",
      ])
  }
}
