import ControlPlane
import Kubernetes
import Scheduler
import SourceText
import Symbols
import Testing

/// `tolerates`, `toleratesEverything`, `selects` and `requests`, which are about a pod's spec alone.
@Suite struct SpecAssertionTests {
  /// `spot` tolerates and selects one pool and requests half a cpu; `agent` tolerates everything and requests nothing.
  private static let run: PlacementRun = {
    var spot = PodSpec()
    spot.tolerations = [Toleration(key: "lifecycle", value: "spot", effect: .noSchedule, origin: at(7))]
    spot.nodeSelector = LabelSelector([.init(key: "pool", operator: .equals, values: ["general"])])
    var affinity = Affinity()
    affinity.requiredNode = NodeSelector(terms: [
      NodeSelectorTerm(matchExpressions: [.init(key: "disk", operator: .in, values: ["ssd"])])
    ])
    spot.affinity = affinity
    var container = Container()
    container.resources.requests.set(.init(name: "cpu", quantity: Quantity(milli: 500)))
    spot.containers = [container]
    var agent = PodSpec()
    agent.tolerations = [Toleration(operator: .exists, operatorText: "Exists", origin: at(9))]
    return PlacementRun(pods: [pod("spot", spot, "shop"), pod("agent", agent, "kube-system")])
  }()

  private static func at(_ offset: UInt32) -> SourcePosition { SourcePosition(file: SampleRun.file, offset: offset) }

  private static func pod(_ name: Symbol, _ spec: PodSpec, _ namespace: Symbol) -> PodPlacement {
    var metadata = ObjectMeta()
    metadata.name = name
    metadata.namespace = namespace
    return PodPlacement(
      pod: Pod(metadata: metadata, spec: Shared(spec)), identity: nil,
      decision: Decision(profile: "default-scheduler", outcome: .unschedulable))
  }

  @Test(arguments: [
    "{pods: {all: true}, tolerates: {key: lifecycle, value: spot}}",
    "{pods: {name: agent}, tolerates: {key: anything, effect: NoExecute}}",
    "{pods: {all: true, except: {namespace: kube-system}}, toleratesEverything: false}",
    "{pods: {name: agent}, toleratesEverything: true}",
    "{pods: {name: spot}, selects: {pool: general, disk: ssd}}",
    "{pods: {name: spot}, requests: {resource: cpu, atLeast: 500m, atMost: 1}}",
    "{pods: {name: agent}, requests: {resource: memory, atMost: 1Gi}}",
  ])
  func holds(expectation: String) {
    #expect(judge(expectation, in: Self.run) == "")
  }

  @Test(arguments: [
    (
      "{pods: {name: spot}, tolerates: {key: lifecycle, value: spot, effect: NoExecute}}",
      """
      tolerates:
        pods shop/spot
        expected tolerates lifecycle=spot:NoExecute
        actual its toleration of lifecycle is another
        because this one does not tolerate it @7
      """
    ),
    (
      "{pods: {name: spot}, tolerates: {key: gpu}}",
      """
      tolerates:
        pods shop/spot
        expected tolerates gpu:NoSchedule
        actual no toleration of gpu
      """
    ),
    (
      "{pods: {all: true}, toleratesEverything: false}",
      """
      toleratesEverything:
        pods kube-system/agent
        expected tolerates no more taints than it names
        actual a toleration without a key is for every taint
        because operator Exists without a key @9
      """
    ),
    (
      "{pods: {name: spot}, toleratesEverything: true}",
      """
      toleratesEverything:
        pods shop/spot
        expected tolerates every taint
        actual each of its tolerations has a key
      """
    ),
    (
      "{pods: {name: spot}, selects: {pool: general, zone: a}}",
      """
      selects:
        pods shop/spot
        expected selects nodes with pool=general, zone=a
        actual neither its nodeSelector nor each term of its required node affinity asks for zone=a
      """
    ),
    (
      "{pods: {all: true}, requests: {resource: cpu, atLeast: \"1\"}}",
      """
      requests:
        pods shop/spot
        expected requests at least 1 cpu
        actual requests 500m
        pods kube-system/agent
        expected requests at least 1 cpu
        actual requests none
      """
    ),
  ])
  func fails(expectation: String, failure: String) {
    #expect(judge(expectation, in: Self.run) == failure)
  }

  @Test(arguments: [
    ("{pods: {all: true}, tolerates: {value: a}}", "1:32: error: tolerates needs key, the key of a taint"),
    (
      "{pods: {all: true}, tolerates: {key: a, effect: NoSchedul}}",
      "1:49: error: 'NoSchedul' is no effect, did you mean 'NoSchedule'?"
    ),
    ("{pods: {all: true}, requests: {atMost: 1}}", "1:31: error: requests needs resource, such as cpu or memory"),
    ("{pods: {all: true}, requests: {resource: cpu}}", "1:31: error: requests sets no bound, give atLeast or atMost"),
    (
      "{pods: {all: true}, requests: {resource: cpu, atMost: much}}",
      "1:55: error: atMost must be an amount such as 500m or 2Gi"
    ),
    ("{pods: {all: true}, selects: {}}", "1:30: error: selects is empty, add a label or leave the key out"),
    (
      "{pods: {all: true}, toleratesEverything: no way}",
      "1:42: error: toleratesEverything must be true or false, but this is a string"
    ),
    (
      "{pods: {all: true, except: {}}, toleratesEverything: true}",
      "1:28: error: except selects nothing, give name, workload, ordinal, labels, namespace or all: true"
    ),
  ])
  func saysWhatIsWrong(expectation: String, message: String) {
    #expect(judge(expectation, in: Self.run).contains(message))
  }
}
