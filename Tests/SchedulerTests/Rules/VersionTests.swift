import Kubernetes
import Testing
@testable import Versions

@testable import Scheduler

/// Which kube-scheduler is played, and what differs between them.
@Suite struct VersionTests {
  @Test(arguments: [
    ("1.34", 34, Int.max), ("v1.36.3", 36, 3), ("1.37.0", 37, 0), ("1.37", 37, Int.max), ("1.38", 37, Int.max),
    ("1.99.1", 37, Int.max),
  ])
  func versionsAreRead(text: String, minor: Int, patch: Int) throws {
    let version = try #require(KubernetesVersion(text))
    #expect(version.minor == minor)
    #expect(version.patch == patch)
  }

  @Test(arguments: ["1.33", "1", "2.0", "1.x", "1.36.", "1.36.2.1", "1.+36", "1.36.-1", "", "1.99999999999999999999"])
  func whatIsNoVersionIsRefused(text: String) {
    #expect(KubernetesVersion(text) == nil)
  }

  @Test func releaseThatNobodyKnowsIsPlayedAsTheNewestAndSaysSo() throws {
    #expect(try #require(KubernetesVersion("1.37.2")).remark == nil)
    #expect(try #require(KubernetesVersion("1.36.99")).remark == nil)
    #expect(
      try #require(KubernetesVersion("1.38")).remark
        == "kube-scheduler v1.38 is newer than what is known: v1.37.2 is played")
    #expect(
      try #require(KubernetesVersion("v1.37.9")).remark
        == "kube-scheduler v1.37.9 is newer than what is known: v1.37.2 is played")
  }

  @Test func patchesThatMatterStandInTheTable() {
    let rows = VersionBehavior.markdown.split(separator: "\n")
    func row(_ behavior: VersionBehavior) -> Substring? { rows.first { $0.hasPrefix("| \(behavior.summary) |") } }
    #expect(row(.taintReasonNamesTaint)?.hasSuffix("| to 1.34.1 |  |  |  |") == true)
    #expect(row(.allocatedClaimsScore)?.hasSuffix("|  |  | from 1.36.2 | yes |") == true)
    #expect(row(.negativeNamespaceSelectorSelectsAll)?.hasSuffix("| yes | yes | yes | to 1.37.1 |") == true)
    #expect(row(.volumeBindingScores)?.hasSuffix("|  |  |  | yes |") == true)
  }

  // MARK: Behaviours of 1.37

  /// A term that only says which namespaces are not meant: every one in the patches before 1.37.2.
  @Test(arguments: [("1.34.1", false), ("1.36.3", false), ("1.37.1", false), ("1.37.2", true), ("1.37", true)])
  func negativeNamespaceSelectorGoesByPatch(release: String, isRight: Bool) throws {
    func scenario(_ kind: String) throws -> Scenario {
      let term = """
        {topologyKey: kubernetes.io/hostname, labelSelector: {matchLabels: {app: x}}, namespaceSelector: \
        {matchExpressions: [{key: kubernetes.io/metadata.name, operator: NotIn, values: [default]}]}}
        """
      let running = Scenario.pod(
        "old", spec: "nodeName: n1, ", status: "{phase: Running}", metadata: ", labels: {app: x}")
      return try Scenario(
        release, Scenario.node("n1") + Scenario.node("n2") + running,
        Scenario.pod("p", spec: "affinity: {podAntiAffinity: {\(kind.replacing("TERM", with: term))}}, "))
    }
    let required = try scenario("requiredDuringSchedulingIgnoredDuringExecution: [TERM]")
    #expect((required.rejection("p", on: "n1") == nil) == isRight)
    let preferred = try scenario(
      "preferredDuringSchedulingIgnoredDuringExecution: [{weight: 5, podAffinityTerm: TERM}]")
    #expect(preferred.score("InterPodAffinity", "p", on: "n1") == (isRight ? nil : -5))
  }

  @Test func postFilterOfDevicesIsSilentFrom137On() throws {
    func message(_ release: String, _ cluster: String, _ pod: String) throws -> String {
      try Scenario(release, cluster, pod).message("p")
    }
    let big = Scenario.pod("p", cpu: "9")
    let tail = "preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling."
    let head = "0/1 nodes are available: 1 Insufficient cpu."
    #expect(try message("1.36.2", Scenario.node("n1"), big) == "\(head) no new claims to deallocate, \(tail)")
    #expect(try message("1.37.2", Scenario.node("n1"), big) == "\(head) \(tail)")
    let cluster = Scenario.node("n1") + Scenario.deviceClass() + Scenario.claim("c", Scenario.oneDevice)
    let pod = Scenario.pod("p", spec: Scenario.using("c"))
    let none = "0/1 nodes are available: 1 cannot allocate all claims."
    #expect(try message("1.36.2", cluster, pod) == "\(none) still not schedulable, \(tail)")
    #expect(try message("1.37.2", cluster, pod) == "\(none) \(tail)")
    // A profile of DynamicResources alone has nothing to say.
    let alone = "{postFilter: {disabled: [{name: DefaultPreemption}]}}"
    #expect(try Scenario("1.37.2", cluster, pod, plugins: alone).message("p") == none)
  }

  @Test func imageVolumesRaiseTheBoundFrom137On() throws {
    let pod = Scenario.pod("p", spec: "volumes: [{name: i, image: {reference: 'data:1'}}], ")
    let cluster =
      Scenario.node("n1", more: "x: 0").replacing(
        "x: 0}", with: "ephemeral-storage: 1Gi}, images: [{names: ['data:1'], sizeBytes: 1048576000}]")
      + Scenario.node("n2")
    // 500 of 1000 MB less the 23 that do not count: for one container, and for a container and a volume.
    #expect(try Scenario("1.35.4", cluster, pod).score("ImageLocality", "p", on: "n1") == 0)
    #expect(try Scenario("1.36.2", cluster, pod).score("ImageLocality", "p", on: "n1") == 48)
    #expect(try Scenario("1.37.2", cluster, pod).score("ImageLocality", "p", on: "n1") == 24)
  }

  @Test func nodeNameComesFirstAndHasAPreFilterFrom137On() {
    func entry(_ name: PluginName, _ minor: Int) -> (place: Int, points: [String]) {
      let entries = PluginRegistry.entries(in: KubernetesVersion(minor: minor, patch: 0))
      let place = entries.firstIndex { $0.name == name } ?? -1
      return (place, entries[place].points.map(\.rawValue))
    }
    #expect(entry(.nodeName, 36).place > entry(.nodeUnschedulable, 36).place)
    #expect(entry(.nodeName, 37).place + 1 == entry(.nodeUnschedulable, 37).place)
    #expect(entry(.nodeName, 36).points == ["filter"])
    #expect(entry(.nodeName, 37).points == ["preFilter", "filter"])
    #expect(entry(.taintToleration, 37).points == ["preFilter", "filter", "preScore", "score"])
    #expect(!entry(.defaultPreemption, 36).points.contains("podGroupPostFilter"))
    #expect(entry(.defaultPreemption, 37).points.contains("podGroupPostFilter"))
  }

  @Test func fieldsOfConfigurationsThatAVersionDoesNotHaveAreRefused() throws {
    func refusal(_ release: String, plugins: String = "{}", arguments: String = "") -> String? {
      do {
        _ = try Scenario(release, Scenario.node("n1"), Scenario.pod("p"), plugins: plugins, arguments: arguments)
        return nil
      } catch {
        return "\(error)"
      }
    }
    let shape = "{name: VolumeBinding, args: {shape: [{utilization: 0, score: 1}]}}"
    #expect(refusal("1.37.2", arguments: shape) == nil)
    #expect(refusal("1.36.2", arguments: shape)?.contains("unexpected field `shape`") == true)
    let timeout = "{name: DynamicResources, args: {bindingTimeout: 1m30s}}"
    #expect(refusal("1.36.2", arguments: timeout) == nil)
    #expect(refusal("1.35.4", arguments: timeout)?.contains("bindingTimeout: Forbidden") == true)
    let group = "{podGroupPostFilter: {enabled: [{name: DefaultPreemption}]}}"
    #expect(refusal("1.37.2", plugins: group) == nil)
    #expect(refusal("1.36.2", plugins: group)?.contains("unknown field") == true)
  }
}
