import ControlPlane
import Kubernetes
import Symbols
import Testing

/// Manifests that the API server takes, or nearly, and of which it takes no pods.
@Suite("Pods that the API server refuses")
struct RefusedPodTests {
  private func name(_ length: Int) -> String { String(repeating: "a", count: length) }

  /// Whether the workload has its pod, and what is told otherwise.
  private func play(_ kind: Workload.Kind, _ name: String, _ fields: String = "") throws -> [String] {
    let labelled = workload(kind, name, fields).replacing("{app: \(name)}", with: "{app: web}")
    let run = try ControlPlaneTests.play(labelled)
    #expect(run.pods.count == 1)
    return run.pods.compactMap { $0.refusal?.message }
  }

  @Test(
    "The longest name whose pods come into being, and one letter more",
    arguments: [
      (Workload.Kind.statefulSet, 52, "Pod \"%-0\" is invalid: metadata.labels: Invalid value: \"%-"),
      (
        .job, 63,
        "Job.batch \"%\" is invalid: spec.template.labels: Invalid value: \"%\": must be no more than 63 bytes"
      ),
      (
        .cronJob, 52,
        "CronJob.batch \"%\" is invalid: metadata.name: Invalid value: \"%\": must be no more than 52 characters"
      ),
      (.deployment, 242, "ReplicaSet.apps \"%-"),
      (
        .daemonSet, 253,
        "DaemonSet.apps \"%\" is invalid: metadata.name: Invalid value: \"%\": must be no more than 253 characters"
      ),
      (.replicaSet, 253, "ReplicaSet.apps \"%\" is invalid: metadata.name"),
      (.replicationController, 253, "ReplicationController \"%\" is invalid: metadata.name"),
    ])
  func longNames(kind: Workload.Kind, longest: Int, words: String) throws {
    #expect(try play(kind, name(longest)) == [])
    let refused = try #require(try play(kind, name(longest + 1)).first)
    #expect(refused.hasPrefix(words.replacing("%", with: name(longest + 1))))
  }

  @Test("A Job that selects by hand has no label with its name")
  func manualSelector() throws {
    #expect(try play(.job, name(64), "manualSelector: true, selector: {matchLabels: {app: x}}") == [])
    let run = try ControlPlaneTests.play(workload(.job, "import", "manualSelector: true"))
    #expect(run.pods.first?.pod.metadata.labels.sortedByText.map(\.key.text) == ["app"])
  }

  @Test("An Indexed Job's pods are named for their index too")
  func indexedJob() throws {
    let fields = "completionMode: Indexed, completions: 11, parallelism: 1"
    #expect(try play(.job, name(60), fields) == [])
    #expect(
      try play(.job, name(61), fields) == [
        "Job.batch \"\(name(61))\" is invalid: metadata.name: Invalid value: "
          + "\"\(name(61))\": will not able to create pod with invalid DNS label: \(name(61))-10"
      ])
  }

  @Test("Names that are none")
  func invalidNames() throws {
    let refused = try #require(try play(.deployment, "Web").first)
    #expect(refused.contains("Deployment.apps \"Web\" is invalid: metadata.name: Invalid value: \"Web\": a lowercase"))
    // A bare pod is taken as it is written, unless it goes through admission.
    #expect(try ControlPlaneTests.play(pod("my_pod")).names == ["my_pod"])
    let pod = try ControlPlaneTests.play(pod("my_pod")) { $0.admitsBarePods = true }
    #expect(pod.names.isEmpty)
    #expect(pod.refusals.first?.hasPrefix("default/my_pod (1): Pod \"my_pod\" is invalid") == true)
    #expect(pod.refusedCount == 1)
  }

  /// On the host's network a port of the container is one of the host's.
  @Test("The same port of the host twice", arguments: ["containers", "initContainers"])
  func hostPorts(list: String) throws {
    let twice = "{name: a, image: a, ports: [{containerPort: 80}, {containerPort: 81}, {containerPort: 80}]}"
    let spec = "{hostNetwork: true, \(list): [\(twice)]}"
    let why = "is invalid: spec.\(list)[0].ports[2].hostPort: Duplicate value: \"TCP//80\""
    #expect(
      try ControlPlaneTests.play(deployment(spec: spec)).refusals == [
        "default/Deployment/web (1): Pod \"web-xxxxxxxxxx-xxxxx\" \(why)"
      ])
    #expect(
      try ControlPlaneTests.play(pod("web-0", spec: spec)) { $0.admitsBarePods = true }.refusals == [
        "default/web-0 (1): Pod \"web-0\" \(why)"
      ])
    let harmless = [
      spec.replacing("hostNetwork: true, ", with: ""),
      spec.replacing("{containerPort: 80}]", with: "{containerPort: 80, protocol: UDP}]"),
      spec.replacing("{containerPort: 80}]", with: "{containerPort: 80, hostIP: 10.0.0.1}]"),
    ]
    for spec in harmless { #expect(try ControlPlaneTests.play(deployment(spec: spec)).refusals == []) }
  }

  @Test("Two containers of a pod have the host's ports together, an init container has its own")
  func portsOfContainers() throws {
    let port = "ports: [{containerPort: 80}]"
    let two = "{hostNetwork: true, containers: [{name: a, image: a, \(port)}, {name: b, image: b, \(port)}]}"
    #expect(try ControlPlaneTests.play(deployment(spec: two)).refusedCount == 1)
    let beside = two.replacing("}, {name: b", with: "}], initContainers: [{name: b")
    #expect(try ControlPlaneTests.play(deployment(spec: beside)).refusedCount == 0)
  }

  @Test(
    "A bare pod that asks for a host port twice is refused where bare pods go through admission",
    arguments: [false, true])
  func writtenTwice(hostNetwork: Bool) throws {
    let port = "{containerPort: 80\(hostNetwork ? "" : ", hostPort: 80")}"
    let bare = pod(
      "p", spec: "{hostNetwork: \(hostNetwork), containers: [{name: a, image: a, ports: [\(port), \(port)]}]}")
    #expect(try ControlPlaneTests.play(bare).pods.count == 1)
    #expect(try ControlPlaneTests.play(bare) { $0.admitsBarePods = true }.refusedCount == 1)
  }

  @Test("A volume is called by its claim template")
  func claimTemplates() throws {
    let refused = try #require(
      try play(.statefulSet, "db", "volumeClaimTemplates: [{metadata: {name: my.data}, spec: {}}]").first)
    #expect(
      refused.contains(
        "Pod \"db-0\" is invalid: spec.volumes[0].name: Invalid value: \"my.data\": must not contain dots"))
  }

  @Test("A pod with a node cannot wait for a gate")
  func gates() throws {
    let spec = "{nodeName: n1, schedulingGates: [{name: example.com/quota}]}"
    #expect(
      try ControlPlaneTests.play(deployment(spec: spec)).refusals == [
        "default/Deployment/web (1): Pod \"web-xxxxxxxxxx-xxxxx\" is invalid: spec.nodeName: "
          + "Forbidden: cannot be set until all schedulingGates have been cleared"
      ])
  }

  @Test("A name that the API server makes is cut to fit")
  func generatedNames() throws {
    let generated = { (kind: Workload.Kind, prefix: String) in
      workload(kind, "x").replacing("{name: x}", with: "{generateName: \(prefix)}")
    }
    let run = try ControlPlaneTests.play(generated(.job, name(70)) + generated(.job, name(70)) + deployment())
    #expect(run.names == ["\(name(58))0-0", "\(name(58))1-0", "web-0"])
    #expect(run.refusals == [])
    // Five letters behind the prefix.
    #expect(try ControlPlaneTests.play(generated(.statefulSet, name(47))).refusedCount == 0)
    #expect(try ControlPlaneTests.play(generated(.statefulSet, name(48))).refusedCount == 1)
    #expect(try ControlPlaneTests.play(generated(.cronJob, name(48))).refusedCount == 1)
    #expect(try ControlPlaneTests.play(generated(.job, "My-")).refusedCount == 1)
    let bare = pod("x").replacing("{name: x}", with: "{generateName: My-}")
    #expect(try ControlPlaneTests.play(bare) { $0.admitsBarePods = true }.refusedCount == 1)
  }

  @Test("A workload named by a prefix takes no name that another has")
  func freeNames() throws {
    let generated = workload(.job, "x").replacing("{name: x}", with: "{generateName: gen-}")
    let run = try ControlPlaneTests.play(workload(.job, "gen-0") + generated)
    #expect(run.pods.map { $0.identity?.workload } == ["Job/gen-0", "Job/gen-1"])
  }
}
