import ControlPlane
import Kubernetes
import Scheduler
import Symbols
import Testing

@Suite("Tolerations out of admission")
struct TolerationTests {
  private func tolerations(_ written: String, runtimeClass: String? = nil) throws -> [String] {
    let cluster =
      node("n1")
      + (runtimeClass.map {
        """
        ---
        apiVersion: node.k8s.io/v1
        kind: RuntimeClass
        metadata: {name: kata}
        handler: kata
        scheduling: {tolerations: \($0)}

        """
      } ?? "")
    let name = runtimeClass == nil ? "" : ", runtimeClassName: kata"
    let run = try play(cluster: cluster, deployment(spec: "{tolerations: \(written)\(name)}"))
    #expect(run.aside == [])
    let prefix = "tolerates "
    return try #require(run.pods.first).pod.spec.admitted.filter { $0.hasPrefix(prefix) }
      .map { String($0.dropFirst(prefix.count)) }
  }

  private let notReady = "node.kubernetes.io/not-ready:NoExecute Exists for 300s"
  private let unreachable = "node.kubernetes.io/unreachable:NoExecute Exists for 300s"

  @Test("Both defaults come after what is written")
  func defaults() throws {
    #expect(
      try tolerations("[{key: a, operator: Exists, effect: NoExecute}]") == [
        "a:NoExecute Exists", notReady, unreachable,
      ])
  }

  @Test("A toleration of the same key or of all, for NoExecute or all effects, stands in for a default")
  func covered() throws {
    #expect(try tolerations("[{operator: Exists}]") == [":* Exists"])
    #expect(try tolerations("[{operator: Exists, effect: NoExecute}]") == [":NoExecute Exists"])
    #expect(
      try tolerations("[{key: node.kubernetes.io/not-ready, value: never}]") == [
        "node.kubernetes.io/not-ready=never:* ", unreachable,
      ])
    #expect(
      try tolerations("[{operator: Exists, effect: NoSchedule}]") == [":NoSchedule Exists", notReady, unreachable])
  }

  @Test("A node with one of the two taints is tolerated by pods of workloads, not by bare ones")
  func effect() throws {
    let taints = "{taints: [{key: node.kubernetes.io/unreachable, effect: NoExecute}]}"
    let run = try play(cluster: node("n1", spec: taints), deployment() + pod("bare"))
    #expect(run.pods.map(\.decision.outcome) == [.scheduled, .unschedulable])
    let all = try play(cluster: node("n1", spec: taints), deployment() + pod("bare")) { $0.admitsBarePods = true }
    #expect(all.pods.map(\.decision.outcome) == [.scheduled, .scheduled])
  }

  @Test("A RuntimeClass's tolerations come last, without those that another one covers")
  func merging() throws {
    // The wider of the two stays, wherever it stands.
    #expect(
      try tolerations(
        "[{key: a, operator: Exists, effect: NoSchedule}, {key: b, operator: Exists}]",
        runtimeClass: "[{key: a, operator: Exists}, {key: b, operator: Equal, value: x}]") == [
          "b:* Exists", notReady, unreachable, "a:* Exists",
        ])
    // Of equal ones the first stays.
    #expect(
      try tolerations(
        "[{key: a, operator: Exists}]",
        runtimeClass: "[{key: c, operator: Exists}, {key: a, operator: Exists}]") == [
          "a:* Exists", notReady, unreachable, "c:* Exists",
        ])
    // Fewer seconds are covered by more; none at all is more than any number.
    #expect(
      try tolerations(
        "[{key: a, operator: Exists, effect: NoExecute, tolerationSeconds: 10}]",
        runtimeClass: "[{key: a, operator: Exists, effect: NoExecute, tolerationSeconds: 20}]") == [
          notReady, unreachable, "a:NoExecute Exists for 20s",
        ])
    #expect(
      try tolerations(
        "[{key: a, operator: Exists, effect: NoExecute}]",
        runtimeClass: "[{key: a, operator: Exists, effect: NoExecute, tolerationSeconds: 20}]") == [
          "a:NoExecute Exists", notReady, unreachable,
        ])
    // All of them are covered by the widest there is.
    #expect(
      try tolerations("[{key: a, operator: Exists}]", runtimeClass: "[{operator: Exists}]") == [":* Exists"])
  }

  @Test("An absent operator counts as Equal for the wider one, not for the narrower")
  func absentOperator() throws {
    #expect(
      try tolerations("[{key: a, value: x}]", runtimeClass: "[{key: a, operator: Equal, value: x, effect: NoSchedule}]")
        == ["a=x:* ", notReady, unreachable])
    #expect(
      try tolerations("[{key: a, operator: Equal, value: x}]", runtimeClass: "[{key: a, value: x, effect: NoSchedule}]")
        == ["a=x:* Equal", notReady, unreachable, "a=x:NoSchedule "])
  }
}
