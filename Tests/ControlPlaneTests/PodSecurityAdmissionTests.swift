import ControlPlane
import Kubernetes
import SourceText
import Symbols
import TestSupport
import Testing

/// A namespace's level of pod security refuses the pods of workloads.
@Suite struct PodSecurityAdmissionTests {
  private func namespace(_ labels: String) -> String {
    """
    ---
    apiVersion: v1
    kind: Namespace
    metadata: {name: default, labels: {\(labels)}}

    """
  }

  private let bad = "{hostNetwork: true, containers: [{name: c, image: c}]}"

  @Test func restrictedRefusesInTheServersWords() throws {
    let run = try play(
      cluster: node("n1") + namespace("pod-security.kubernetes.io/enforce: baseline"),
      deployment(replicas: 2, spec: bad))
    #expect(
      run.refusals == [
        "default/Deployment/web (2): pods \"web-xxxxxxxxxx-xxxxx\" is forbidden: violates PodSecurity \"baseline:latest\": "
          + "host namespaces (hostNetwork=true)"
      ])
    let refusal = try #require(run.pods.first?.refusal)
    #expect(refusal.station == .podSecurity)
    #expect(refusal.cause?.what == "Namespace default, which enforces baseline:latest")
    #expect(refusal.cure == "mend what the message names, or have namespace default enforce no more than privileged")
    #expect(refusal.place != .none)
  }

  @Test(arguments: [
    ("pod-security.kubernetes.io/enforce: privileged", true), ("pod-security.kubernetes.io/enforce: baseline", false),
    ("pod-security.kubernetes.io/enforce: baselin", false), ("pod-security.kubernetes.io/warn: restricted", true),
    ("pod-security.kubernetes.io/audit: restricted", true), ("team: shop", true),
    ("pod-security.kubernetes.io/enforce: restricted, pod-security.kubernetes.io/enforce-version: v1.20", false),
  ])
  func levels(labels: String, isTaken: Bool) throws {
    let cluster = node("n1") + namespace(labels)
    #expect(try play(cluster: cluster, deployment(spec: bad)).refusedCount == (isTaken ? 0 : 1))
    #expect(try play(cluster: cluster, deployment(namespace: "shop", spec: bad)).refusedCount == 0)
    #expect(try play(cluster: cluster, pod("p", spec: bad)).refusedCount == 0)
    #expect(
      try play(cluster: cluster, pod("p", spec: bad)) { $0.admitsBarePods = true }.refusedCount == (isTaken ? 0 : 1))
  }

  @Test func warningsStandBesideThePods() throws {
    let warn = namespace("pod-security.kubernetes.io/warn: baseline")
    let run = try play(cluster: node("n1") + warn, deployment(spec: bad))
    #expect(
      run.pods.map(\.warning.text) == [
        "would violate PodSecurity \"baseline:latest\": host namespaces (hostNetwork=true)"
      ])
    #expect(try play(cluster: node("n1") + warn, deployment()).pods.map(\.warning) == [.none])
    // Without a label for warnings, what is enforced is warned of.
    let both = namespace("pod-security.kubernetes.io/enforce: baseline")
    #expect(try play(cluster: node("n1") + both, deployment(spec: bad)).pods.first?.warning.isEmpty == false)
  }

  @Test func withoutAManifestThatIsSaid() throws {
    let input = SimulationInput(
      cluster: decode(node("n1") + namespace("pod-security.kubernetes.io/enforce: baseline")),
      workloads: decode(deployment(spec: bad)))
    let run = try Simulation.run(input)
    #expect(run.refusedCount == 0)
    #expect(run.assumptions.contains { $0.hasPrefix("namespace default enforces pod security \"baseline\"") })
  }

  @Test func aStatefulSetInOrderTriesItsFirstPodAlone() throws {
    let run = try play(
      cluster: node("n1") + namespace("pod-security.kubernetes.io/enforce: baseline"),
      workload(.statefulSet, "db", "replicas: 3").replacing("spec: {}", with: "spec: \(bad)"))
    #expect(run.refusals.map { $0.prefix(29) } == ["default/StatefulSet/db (1): p"])
    #expect(run.aside.count == 1)
  }
}
