import ControlPlane
import Kubernetes
import Symbols
import Testing

@Suite("Names of pods")
struct PodNamesTests {
  private func names(_ workloads: String..., cluster: String = node("n1")) throws -> [String] {
    var runs: [[String]] = []
    for order in [workloads, workloads.reversed()] {
      let run = try play(cluster: cluster, order.joined())
      runs.append(run.pods.map { "\($0.identity?.description ?? "-") \($0.pod.metadata.name.text)" }.sorted())
    }
    #expect(runs[0] == runs[1], "the order of the input matters")
    return runs[0]
  }

  @Test("A workload's pods are numbered, whatever their template says")
  func plainNames() throws {
    #expect(
      try names(deployment("shop", replicas: 2)) == ["Deployment/shop[0] shop-0", "Deployment/shop[1] shop-1"])
    #expect(
      try names(deployment("shop", spec: "{containers: [{name: a, image: b:2}]}")) == ["Deployment/shop[0] shop-0"])
  }

  @Test("Of workloads of one name a StatefulSet keeps the real names, the others get their kind")
  func clashingWorkloads() throws {
    #expect(
      try names(
        deployment("web"), workload(.statefulSet, "web"), workload(.daemonSet, "web"), workload(.job, "web")) == [
          "DaemonSet/web[0] web-daemonset-0", "Deployment/web[0] web-deployment-0", "Job/web[0] web-job-0",
          "StatefulSet/web[0] web-0",
        ])
    #expect(
      try names(workload(.job, "web"), workload(.replicaSet, "web"))
        == ["Job/web[0] web-job-0", "ReplicaSet/web[0] web-0"])
  }

  @Test("A name depends on no other workload's number of pods")
  func numbersDoNotMatter() throws {
    #expect(
      try names(deployment("web", replicas: 2), workload(.statefulSet, "web", "replicas: 0"))
        == ["Deployment/web[0] web-deployment-0", "Deployment/web[1] web-deployment-1"])
  }

  @Test("Workloads of other namespaces do not matter")
  func namespaces() throws {
    #expect(
      try names(deployment("web"), deployment("web", namespace: "other"))
        == ["Deployment/web[0] web-0", "Deployment/web[0] web-0"])
  }

  @Test("A pod that bears the name already keeps it")
  func clashingPods() throws {
    #expect(
      try names(deployment("web", replicas: 2), pod("web-0")) == [
        "- web-0", "Deployment/web[0] web-deployment-0", "Deployment/web[1] web-1",
      ])
    #expect(
      try names(workload(.statefulSet, "web"), cluster: node("n1") + pod("web-0", spec: "{nodeName: n1}"))
        == ["StatefulSet/web[0] web-statefulset-0"])
  }

  @Test("A name with a kind is no other workload's or pod's either")
  func secondClash() throws {
    #expect(
      try names(
        deployment("web"), workload(.statefulSet, "web"), deployment("web-deployment"), pod("web-deployment-0-2")) == [
          "- web-deployment-0-2", "Deployment/web-deployment[0] web-deployment-0",
          "Deployment/web[0] web-deployment-0-3", "StatefulSet/web[0] web-0",
        ])
  }

  @Test("Pods with a generateName alone are numbered by prefix and do not take the names of others")
  func generatedNames() throws {
    let generated = { (prefix: String) in
      """
      ---
      apiVersion: v1
      kind: Pod
      metadata: {generateName: \(prefix)}
      spec: {}

      """
    }
    let run = try play(
      generated("import-") + generated("import-") + generated("web-") + deployment("web") + generated("job-")
        + pod("job-0") + generated("x") + generated("job-"))
    #expect(
      run.names == [
        "import-0", "import-1", "web-pod-0", "web-0", "job-pod-0", "job-0", "x0", "job-1",
      ])
    let both = try play(cluster: node("n1") + generated("import-"), generated("import-"))
    #expect(both.names == ["import-0", "import-1"])
  }
}
