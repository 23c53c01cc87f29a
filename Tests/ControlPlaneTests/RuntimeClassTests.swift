import ControlPlane
import Kubernetes
import Scheduler
import Symbols
import Testing

@Suite("RuntimeClass admission")
struct RuntimeClassTests {
  private let classes =
    """
    ---
    apiVersion: node.k8s.io/v1
    kind: RuntimeClass
    metadata: {name: kata}
    handler: kata
    overhead: {podFixed: {cpu: 250m, memory: 120Mi}}
    scheduling:
      nodeSelector: {pool: kata, zone: b}
      tolerations: [{key: kata, operator: Exists, effect: NoSchedule}]
    ---
    apiVersion: node.k8s.io/v1
    kind: RuntimeClass
    metadata: {name: plain}
    handler: runc

    """

  private func run(_ spec: String) throws -> PlacementRun {
    try play(
      cluster: node("a")
        + node("k", labels: "{pool: kata, zone: b}", spec: "{taints: [{key: kata, effect: NoSchedule}]}")
        + classes, deployment(spec: spec))
  }

  private func refusal(_ spec: String) throws -> [String] {
    let run = try run(spec)
    #expect(run.names == [])
    let prefixes = ["", "xxxxx"].map { "default/Deployment/web (1): pods \"web-xxxxxxxxxx-\($0)\" is forbidden: " }
    return run.refusals.map { line in
      prefixes.first(where: line.hasPrefix).map { String(line.dropFirst($0.count)) } ?? line
    }
  }

  @Test("Writes overhead, node selector and tolerations, so that the pod lands where the class runs")
  func writes() throws {
    let run = try run("{runtimeClassName: kata, nodeSelector: {zone: b, kubernetes.io/os: linux}}")
    #expect(
      run.pods.first?.pod.spec.admitted == [
        "priority 0", "policy preemptLowerPriority", "node zone=b", "node kubernetes.io/os=linux", "node pool=kata",
      ] + untold.dropFirst(2) + ["tolerates kata:NoSchedule Exists", "overhead cpu=250m memory=120Mi"])
    let landed = try self.run("{runtimeClassName: kata}")
    #expect(landed.pods.map { $0.decision.node.map { landed.nodes[$0].metadata.name } } == ["k"])
  }

  @Test("A class that says nothing changes nothing")
  func plain() throws {
    let run = try run("{runtimeClassName: plain}")
    #expect(run.pods.first?.pod.spec.admitted == untold)
    #expect(run.pods.first?.pod.spec.nodeSelector == nil)
  }

  @Test("The overhead that the class has may be written out, in any notation")
  func sameOverhead() throws {
    let run = try run("{runtimeClassName: kata, overhead: {memory: 120Mi, cpu: 0.25}}")
    #expect(run.pods.first?.pod.spec.admitted.last == "overhead cpu=250m memory=120Mi")
  }

  @Test("What contradicts the class is refused")
  func refusals() throws {
    #expect(try refusal("{runtimeClassName: gvisor}") == ["pod rejected: RuntimeClass \"gvisor\" not found"])
    #expect(
      try refusal("{runtimeClassName: kata, overhead: {cpu: 1}}") == [
        "pod rejected: Pod's Overhead doesn't match RuntimeClass's defined Overhead"
      ])
    let alone = "pod rejected: Pod Overhead set without corresponding RuntimeClass defined Overhead"
    #expect(try refusal("{overhead: {cpu: 1}}") == [alone])
    #expect(try refusal("{runtimeClassName: plain, overhead: {cpu: 1}}") == [alone])
    #expect(
      try refusal("{runtimeClassName: kata, nodeSelector: {zone: a, pool: x}}") == [
        "conflict: runtimeClass.scheduling.nodeSelector[pool] = kata; pod.spec.nodeSelector[pool] = x"
      ])
  }

  @Test("A bare pod is taken as it is written, which is told, or admitted")
  func barePods() throws {
    let bare = pod("p", spec: "{runtimeClassName: kata, overhead: {cpu: 1}}")
    let written = try play(cluster: node("n1") + classes, bare)
    #expect(written.pods.first?.pod.spec.admitted == ["priority none", "policy none", "overhead cpu=1"])
    #expect(
      written.assumptions == [
        "pods of -f are taken as written: LimitRanges and RuntimeClasses do not touch them"
      ])
    let admitted = try play(cluster: node("n1") + classes, bare) { $0.admitsBarePods = true }
    #expect(admitted.assumptions == [])
    #expect(
      admitted.refusals == [
        "default/p (1): pods \"p\" is forbidden: "
          + "pod rejected: Pod's Overhead doesn't match RuntimeClass's defined Overhead"
      ])
  }
}
