import SourceText
import Store
import Symbols
import Testing
import Versions
import YAML

@testable import Controllers

@Suite struct ControllerStepTests {
  static func object(_ text: String) throws -> StoredObject {
    let file = SourceMap().add(path: "object.yaml", bytes: Array(text.utf8))
    return StoredObject(
      observed: try #require(YAMLReader.read(file).documents.first?.root), defaultNamespace: "default")
  }

  static func context(_ objects: [String]) throws -> ControllerContext {
    ControllerContext(
      cluster: ClusterView(try objects.map(object)), now: try #require(Moment("2026-11-29T12:00:00Z")),
      version: try #require(KubernetesVersion("1.37")))
  }

  @Test func namesAreInOrderAndOnce() {
    let names = Controllers.all.map { $0.name }
    #expect(names == Set(names).sorted())
    #expect(Controllers.named("replicaset") == ReplicaSetController.self)
    #expect(Controllers.named("nosuch") == nil)
  }

  /// A controller goes on with what it has read; what is told is what changes in the store.
  @Test func changesAreToldFromWhatIsStoredByThen() throws {
    let pod = try Self.object("{kind: Pod, metadata: {name: a}}")
    var body = pod.body
    body["metadata"]["labels"]["x"] = "1"
    var step = ControllerStep()
    step.update(pod, to: body)
    step.update(pod, to: body)
    step.update(pod, to: pod.body)
    #expect(
      step.writes.map(\.change.json) == [#"{"metadata":{"labels":{"x":"1"}}}"#, "{}", #"{"metadata":{"labels":null}}"#])
  }

  @Test func madeNamesAreShapedAsTheServers() throws {
    var step = ControllerStep()
    let names = (0..<30).map { _ in step.create("Pod", in: "default", ["metadata": ["generateName": "web-"]]) }
    #expect(Set(names).count == 30)
    #expect(names.allSatisfy { $0.hasPrefix("web-") && $0.utf8.count == 9 })
    #expect(names.allSatisfy { name in name.dropFirst(4).allSatisfy { "bcdfghjklmnpqrstvwxz2456789".contains($0) } })
    #expect(step.writes.allSatisfy { $0.isNamedByServer })
  }

  @Test func nothingComesOfWhatIsNotThere() throws {
    for controller in Controllers.all where controller.kind != nil {
      let step = controller.step(ObjectKey(namespace: "default", name: "gone"), try Self.context([]))
      #expect(step.writes.isEmpty && step.events.isEmpty && step.error.isEmpty, "\(controller.name)")
    }
  }

  /// Numbers that only a hand writes must not end the program.
  @Test func numbersBeyondAllBoundsAreHeld() throws {
    let most = "9223372036854775807"
    let annotations = """
      annotations: {deployment.kubernetes.io/revision: '\(most)', deployment.kubernetes.io/max-replicas: '\(most)',
      deployment.kubernetes.io/desired-replicas: '\(most)', deployment.kubernetes.io/revision-history: '1,,'}
      """
    let template = "template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: i}]}}"
    let owner = "ownerReferences: [{uid: Deployment/web, controller: true}]"
    let sets = (0..<3).map { number in
      """
      {kind: ReplicaSet, metadata: {name: web-\(number), labels: {a: b}, \(annotations), \(owner)},
      spec: {replicas: 2147483647, selector: {matchLabels: {a: b}}}, status: {availableReplicas: 2147483647}}
      """
    }
    let deployment = """
      {kind: Deployment, metadata: {name: web, \(annotations)}, spec: {replicas: 2147483647, selector: {matchLabels: {a: b}},
      \(template), strategy: {rollingUpdate: {maxSurge: '\(most)%', maxUnavailable: '\(most)%'}}}}
      """
    let step = DeploymentController.step(
      ObjectKey(namespace: "default", name: "web"), try Self.context(sets + [deployment]))
    #expect(!step.writes.isEmpty)
    let daemons = """
      {kind: DaemonSet, metadata: {name: web}, spec: {selector: {matchLabels: {a: b}}, \(template),
      minReadySeconds: \(most), updateStrategy: {rollingUpdate: {maxSurge: '\(most)%', maxUnavailable: '\(most)%'}}}}
      """
    let revision = "{kind: ControllerRevision, metadata: {name: r, labels: {a: b}}, revision: \(most)}"
    let other = DaemonSetController.step(
      ObjectKey(namespace: "default", name: "web"),
      try Self.context([daemons, revision, "{kind: Node, metadata: {name: n1}}"]))
    #expect(other.writes.contains { $0.kind == "Pod" })
  }
}
