import ControlPlane
import Kubernetes
import Symbols
import Testing

@Suite("Priority admission")
struct PriorityAdmissionTests {
  private func priorityClass(_ name: String, _ value: Int, _ more: String = "") -> String {
    """
    ---
    apiVersion: scheduling.k8s.io/v1
    kind: PriorityClass
    metadata: {name: \(name)}
    value: \(value)
    \(more)

    """
  }

  private let classes: String

  init() {
    classes =
      node("n1")
        + """
        ---
        apiVersion: scheduling.k8s.io/v1
        kind: PriorityClass
        metadata: {name: high}
        value: 100
        preemptionPolicy: Never

        """
  }

  private func admitted(_ cluster: String, _ spec: String) throws -> [String] {
    let run = try play(cluster: cluster, deployment(spec: spec))
    #expect(run.aside == [])
    #expect(run.assumptions == [])
    return try #require(run.pods.first).pod.spec.admitted.filter { !$0.hasPrefix("tolerates") }
  }

  private func refusal(_ spec: String) throws -> [String] {
    let run = try play(cluster: classes, deployment(replicas: 3, spec: spec))
    #expect(run.names == [])
    #expect(run.refusedCount == 3)
    return run.refusals
  }

  @Test("Writes the class's value and policy")
  func knownClass() throws {
    #expect(
      try admitted(classes, "{priorityClassName: high}") == ["class high", "priority 100", "policy never"])
    #expect(
      try admitted(classes, "{priorityClassName: high, priority: 100, preemptionPolicy: Never}")
        == ["class high", "priority 100", "policy never"])
  }

  @Test("The classes of every cluster are there without being given")
  func builtInClasses() throws {
    #expect(
      try admitted(node("n1"), "{priorityClassName: system-cluster-critical}")
        == ["class system-cluster-critical", "priority 2000000000", "policy preemptLowerPriority"])
    #expect(
      try admitted(node("n1"), "{priorityClassName: system-node-critical}")
        == ["class system-node-critical", "priority 2000001000", "policy preemptLowerPriority"])
  }

  @Test("Without a class the global default counts, of several the lowest, of equal ones the first by name")
  func globalDefault() throws {
    let defaults = [
      priorityClass("z", 5, "globalDefault: true"), priorityClass("w", 5, "globalDefault: true"),
      priorityClass("x", 6, "globalDefault: true"),
    ]
    for order in [defaults, Array(defaults.reversed())] {
      #expect(
        try admitted(classes + order.joined(), "{}") == ["class w", "priority 5", "policy preemptLowerPriority"])
    }
    #expect(try admitted(classes, "{}") == ["priority 0", "policy preemptLowerPriority"])
  }

  @Test("An unknown class is refused")
  func unknownClass() throws {
    #expect(
      try refusal("{priorityClassName: low, priority: 3}") == [
        "default/Deployment/web (3): "
          + "pods \"web-xxxxxxxxxx-\" is forbidden: no PriorityClass with name low was found"
      ])
  }

  @Test("A priority or policy other than the class's is refused")
  func contradiction() throws {
    #expect(
      try refusal("{priorityClassName: high, priority: 7}") == [
        "default/Deployment/web (3): "
          + "pods \"web-xxxxxxxxxx-\" is forbidden: the integer value of priority (7) must not be provided in pod spec; "
          + "priority admission controller computed 100 from the given PriorityClass name"
      ])
    #expect(
      try refusal("{preemptionPolicy: Never}") == [
        "default/Deployment/web (3): "
          + "pods \"web-xxxxxxxxxx-\" is forbidden: the string value of PreemptionPolicy (Never) must not be provided in pod spec; "
          + "priority admission controller computed PreemptLowerPriority from the given PriorityClass name"
      ])
  }

  @Test("A bare pod with an unknown class counts as it is written, unless it is to be admitted")
  func barePod() throws {
    let bare = pod("p", spec: "{priorityClassName: low}")
    let run = try play(bare)
    #expect(run.names == ["p"])
    #expect(run.assumptions == ["PriorityClass low is not in the input: its pods count as priority 0"])
    let strict = try play(bare) { $0.admitsBarePods = true }
    #expect(strict.names == [])
    #expect(strict.refusedCount == 1)
    #expect(
      strict.refusals == [
        "default/p (1): pods \"p\" is forbidden: no PriorityClass with name low was found"
      ])
    #expect(strict.assumptions == [])
  }

  @Test("Workloads go into the queue by the priority that they were given")
  func queueOrder() throws {
    let run = try play(
      cluster: classes, deployment("a") + deployment("b", spec: "{priorityClassName: high}"))
    #expect(run.names == ["b-0", "a-0"])
  }
}
