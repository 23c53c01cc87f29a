import ControlPlane
import Kubernetes
import Symbols
import TestSupport
import Testing

/// Objects as a cluster exports them: what is over is not run again.
@Suite("What has ended")
struct EndedTests {
  private func job(_ fields: String, status: String, metadata: String = "") -> String {
    workload(.job, "import", fields).replacing("{name: import}", with: "{name: import\(metadata)}")
      + "status: {\(status)}\n"
  }

  @Test(
    "A Job makes no pods once it has a condition of its end",
    arguments: ["Complete", "Failed", "SuccessCriteriaMet", "FailureTarget"])
  func endedJob(condition: String) throws {
    let run = try play(job("completions: 3", status: "conditions: [{type: \(condition), status: \"True\"}]"))
    #expect(run.pods.isEmpty)
    #expect(run.aside == ["default/Job/import: it has ended"])
    #expect(run.refusedCount == 0)
    let open = try play(job("completions: 3", status: "conditions: [{type: \(condition), status: \"False\"}]"))
    #expect(open.names == ["import-0"])
    #expect(try play(job("", status: "conditions: [{type: Suspended, status: \"True\"}]")).names == ["import-0"])
  }

  @Test(
    "A Job that has begun makes what is missing",
    arguments: [
      ("completions: 3, parallelism: 3", "succeeded: 2", 1), ("completions: 3, parallelism: 2", "succeeded: 0", 2),
      ("completions: 3, parallelism: 2", "succeeded: 2, active: 1", 1), ("completions: 3", "succeeded: 5", 0),
      // Without a number of completions one success is enough, and those that run go on.
      ("parallelism: 4", "succeeded: 1", 0), ("parallelism: 4", "succeeded: 1, active: 2", 2),
      ("parallelism: 4", "active: 4", 4), ("completions: 3, parallelism: 3", "succeeded: -1", 3),
      ("completions: -2147483648", "succeeded: 2147483647", 0),
    ])
  func begunJob(fields: String, status: String, count: Int) throws {
    #expect(try play(job(fields, status: status)).pods.count == count)
  }

  @Test(
    "An Indexed Job has a pod for each index that is not done",
    arguments: [
      ("completedIndexes: \"0,2-4\", succeeded: 4", ["import-1", "import-5", "import-6"]),
      ("completedIndexes: \"1\", failedIndexes: \"0,3\", succeeded: 1", ["import-2", "import-4", "import-5"]),
      ("completedIndexes: \"0-8\", succeeded: 9", ["import-9"]),
      ("completedIndexes: \"\"", ["import-0", "import-1", "import-2"]),
      ("completedIndexes: \"4-2,x,-1,3-\"", ["import-0", "import-1", "import-2"]),
    ])
  func indexedJob(status: String, names: [String]) throws {
    let run = try play(job("completionMode: Indexed, completions: 10, parallelism: 3", status: status))
    #expect(run.names == names)
    #expect(
      run.pods.map { $0.pod.metadata.labels["batch.kubernetes.io/job-completion-index"]?.text }
        == names.map { $0.replacing("import-", with: "") })
  }

  @Test("Nothing is made for a workload that is being deleted", arguments: Workload.Kind.allCases)
  func deletedWorkload(kind: Workload.Kind) throws {
    let deleted = workload(kind, "old").replacing(
      "{name: old}", with: "{name: old, deletionTimestamp: 2026-01-01T00:00:00Z}")
    let run = try play(deleted)
    #expect(run.pods.isEmpty)
    #expect(run.aside == ["default/\(kind.rawValue)/old: it is being deleted"])
  }

  @Test(
    "A pod of -f that has ended is told, one of the cluster is not", arguments: ["Succeeded", "Failed"], [false, true])
  func endedPod(phase: String, admits: Bool) throws {
    let over = pod("over") + "status: {phase: \(phase)}\n"
    let run = try play(over) { $0.admitsBarePods = admits }
    #expect(run.pods.isEmpty)
    #expect(run.aside == ["default/over: it has ended"])
    #expect(try play(cluster: node("n1") + over, pod("p")).aside == [])
  }

  @Test("A ReplicaSet makes nothing beside its Deployment, as a cluster exports both")
  func ownedReplicaSet() throws {
    let owned = workload(.replicaSet, "web-5d4f").replacing(
      "{name: web-5d4f}",
      with:
        "{name: web-5d4f, ownerReferences: [{apiVersion: apps/v1, kind: Deployment, name: web, uid: u, controller: true}]}"
    )
    let run = try play(deployment() + owned)
    #expect(run.names == ["web-0"])
    #expect(run.aside == ["default/ReplicaSet/web-5d4f: Deployment/web makes its pods"])
    #expect(try play(owned).names == ["web-5d4f-0"])
    #expect(try play(deployment(namespace: "shop") + owned).names == ["web-0", "web-5d4f-0"])
  }

  @Test("There cannot be more of what has ended")
  func sources() {
    let over = job("", status: "conditions: [{type: Complete, status: \"True\"}]")
    #expect(
      SimulationInput(cluster: Manifests(), workloads: decode(over + deployment())).podSources.map(\.source.title) == [
        "Deployment/web"
      ])
  }
}
