import ControlPlane
import Kubernetes
import Symbols
import Testing

@Suite("Workloads that run already")
struct RunningWorkloadsTests {
  private func running(_ name: String, owner: String? = nil, labels: String = "{}", status: String = "{}") -> String {
    let owners =
      owner.map { owner in
        let parts = owner.split(separator: "/")
        return ", ownerReferences: [{apiVersion: v1, kind: \(parts[0]), name: \(parts[1]), uid: u, controller: true}]"
      } ?? ""
    return """
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: \(name), labels: \(labels)\(owners)}
      spec: {nodeName: n1}
      status: \(status)

      """
  }

  private func owned(_ kind: Workload.Kind, _ name: String, by owner: String? = nil) -> String {
    let owners =
      owner.map {
        ", ownerReferences: [{apiVersion: v1, kind: \($0.split(separator: "/")[0]), "
          + "name: \($0.split(separator: "/")[1]), uid: u, controller: true}]"
      } ?? ""
    return """
      ---
      apiVersion: \(kind.apiVersion)
      kind: \(kind.rawValue)
      metadata: {name: \(name)\(owners)}
      spec: {template: {spec: {}}}

      """
  }

  private let cron = """
    ---
    apiVersion: batch/v1
    kind: CronJob
    metadata: {name: nightly}
    spec: {jobTemplate: {spec: {template: {spec: {}}}}}

    """

  /// The cluster's pods that stay, and what is said.
  private func replacing(_ cluster: String, _ workloads: String) throws -> (stay: [String], said: [String]) {
    let run = try play(cluster: node("n1") + cluster, workloads)
    return (run.runningPods.map(\.pod.metadata.name.text), run.assumptions)
  }

  @Test("With --beside running pods stay, which is told")
  func beside() throws {
    let run = try play(
      cluster: node("n1") + running("web-x", owner: "ReplicaSet/web-5", labels: "{pod-template-hash: '5'}"),
      deployment()
    ) { $0.replacesRunning = false }
    #expect(run.runningPods.map(\.pod.metadata.name) == ["web-x"])
    #expect(
      run.assumptions == [
        "Deployment/web runs in the cluster already: its 1 running pod stays beside the new ones"
      ])
  }

  @Test("A Deployment's pods are known by their ReplicaSet, in the dump or not")
  func replicaSets() throws {
    // The ReplicaSet's name need not be made of the hash when the ReplicaSet itself is there.
    let found = try replacing(
      owned(.replicaSet, "odd", by: "Deployment/web") + owned(.replicaSet, "web-7")
        + running("a", owner: "ReplicaSet/odd")
        + running("b", owner: "ReplicaSet/web-5d", labels: "{pod-template-hash: 5d}")
        + running("c", owner: "ReplicaSet/web-7", labels: "{pod-template-hash: '7'}")
        + running("d", owner: "ReplicaSet/other-5d", labels: "{pod-template-hash: 5d}")
        + running("e", owner: "ReplicaSet/web-5d") + running("f"),
      deployment())
    #expect(found.stay == ["c", "d", "e", "f"])
    #expect(
      found.said == [
        "Deployment/web: its 2 running pods made way for the new ones (--beside, in a test replace: false, keeps them)"
      ])
  }

  @Test("A CronJob's pods are known by their Job, in the dump or not")
  func jobs() throws {
    let found = try replacing(
      owned(.job, "by-hand", by: "CronJob/nightly") + owned(.job, "nightly-1")
        + running("a", owner: "Job/by-hand") + running("b", owner: "Job/nightly-29012345")
        + running("c", owner: "Job/nightly-1") + running("d", owner: "Job/weekly-29012345"),
      cron)
    #expect(found.stay == ["c", "d"])
    #expect(
      found.said == [
        "CronJob/nightly: its 2 running pods made way for the new ones (--beside, in a test replace: false, keeps them)"
      ])
  }

  @Test("A StatefulSet's pods give their names to the new ones, also where the dump has no owners")
  func statefulSets() throws {
    let label = { (name: String) in "{statefulset.kubernetes.io/pod-name: \(name)}" }
    let cluster =
      running("db-0", owner: "StatefulSet/db") + running("db-1", labels: label("db-1"))
      + running("other-1", labels: label("other-1")) + running("db-2")
    let set = workload(.statefulSet, "db", "replicas: 3")
    let run = try play(cluster: node("n1") + cluster, set)
    #expect(run.runningPods.map(\.pod.metadata.name) == ["other-1", "db-2"])
    #expect(run.names == ["db-0", "db-1", "db-statefulset-2"])
    #expect(
      run.assumptions == [
        "StatefulSet/db: its 2 running pods made way for the new ones (--beside, in a test replace: false, keeps them)"
      ])
  }

  @Test("Every kind's pods are known by their owner; other kinds of the same name are not meant")
  func kinds() throws {
    let found = try replacing(
      running("a", owner: "DaemonSet/x") + running("b", owner: "Job/x") + running("c", owner: "ReplicationController/x")
        + running("d", owner: "StatefulSet/x"),
      workload(.daemonSet, "x") + workload(.job, "x") + workload(.replicationController, "x"))
    #expect(found.stay == ["d"])
    #expect(
      found.said == [
        "DaemonSet/x: its 1 running pod made way for the new ones (--beside, in a test replace: false, keeps them)",
        "Job/x: its 1 running pod made way for the new ones (--beside, in a test replace: false, keeps them)",
        "ReplicationController/x: its 1 running pod made way for the new ones (--beside, in a test replace: false, keeps them)",
      ])
  }

  @Test("Pods of -f that a workload of -f makes too are left alone, be they placed or not")
  func exportedTogether() throws {
    let waiting = running("web-b", owner: "ReplicaSet/web-5", labels: "{pod-template-hash: '5'}")
      .replacing("{nodeName: n1}", with: "{}")
    let export =
      deployment(replicas: 2) + owned(.replicaSet, "web-5", by: "Deployment/web")
      + running("web-a", owner: "ReplicaSet/web-5", labels: "{pod-template-hash: '5'}") + waiting
      + workload(.statefulSet, "db") + running("db-0", labels: "{statefulset.kubernetes.io/pod-name: db-0}")
      + running("own", owner: "Job/gone") + pod("bare")
    for replaces in [true, false] {
      let run = try play(export) { $0.replacesRunning = replaces }
      #expect(run.names.sorted() == ["bare", "db-0", "web-0", "web-1"])
      #expect(run.runningPods.map(\.pod.metadata.name) == ["own"])
      #expect(
        run.aside.filter { $0.contains("of -f") } == [
          "default/web-a: Deployment/web of -f makes its pods anew",
          "default/web-b: Deployment/web of -f makes its pods anew",
          "default/db-0: StatefulSet/db of -f makes its pods anew",
        ])
      #expect(run.assumptions == [])
    }
    // A workload that makes no pods makes these neither.
    let going = deployment().replacing("{name: web, ", with: "{name: web, deletionTimestamp: '2026-01-01T00:00:00Z', ")
    #expect(try play(going + waiting).names == ["web-b"])
  }

  @Test("A Deployment's pods are its own where its ReplicaSet stands in -f too")
  func exportedReplicaSets() throws {
    let found = try replacing(
      running("a", owner: "ReplicaSet/odd"), deployment() + owned(.replicaSet, "odd", by: "Deployment/web"))
    #expect(found.stay == [])
    #expect(
      found.said == [
        "Deployment/web: its 1 running pod made way for the new ones (--beside, in a test replace: false, keeps them)"
      ])
  }

  @Test("Pods that have finished are not counted")
  func finished() throws {
    let found = try replacing(running("a", owner: "Job/x", status: "{phase: Succeeded}"), workload(.job, "x"))
    #expect(found.stay == [])
    #expect(found.said == [])
  }

  @Test("The namespace is said where there are several, and pods of another one stay")
  func namespaces() throws {
    let shop = running("a", owner: "StatefulSet/web").replacing("name: a,", with: "name: a, namespace: shop,")
    let set = workload(.statefulSet, "web")
    let other = set.replacing("{name: web}", with: "{name: web, namespace: shop}")
    #expect(try replacing(shop, set).stay == ["a"])
    #expect(
      try replacing(shop + running("b", owner: "StatefulSet/web"), other + set).said == [
        "default/StatefulSet/web: its 1 running pod made way for the new ones (--beside, in a test replace: false, keeps them)",
        "shop/StatefulSet/web: its 1 running pod made way for the new ones (--beside, in a test replace: false, keeps them)",
      ])
  }
}
