import Grammar
import SourceText
import Symbols
import Testing
import YAML

@testable import Harness

/// Pools of nodes in place of Node objects, and the pods that stand on them first.
@Suite struct NodePoolTests {
  private func run(_ pools: String, _ lines: String, _ files: [String: String] = [:]) throws -> Folder.Outcome {
    var files = files
    files["t.yaml"] = """
      apiVersion: bayplan/v1alpha1
      kind: PlacementTest
      metadata: {name: t}
      cluster: \(pools)
      workloads: [{apiVersion: v1, kind: Pod, metadata: {name: web}, spec: {containers: [{name: c, image: i}]}}]
      \(lines)
      """
    return try Folder(files).run(["t.yaml"])
  }

  private let two = """
    [{nodes: [
        {name: general, count: 10, zones: [a, b, c], region: eu, labels: {pool: general}, allocatable: {cpu: 4}},
        {name: gpu, allocatable: {cpu: 8, pods: 5}, taints: ['nvidia.com/gpu=present:NoSchedule', dedicated:NoExecute]}]}]
    """

  @Test func aPoolIsItsNodesWithTheWellKnownLabels() throws {
    #expect(
      try run(
        two,
        """
        expect:
          - pods: {name: web}
            candidates: {equals: 10}
          - pods: {name: web}
            candidates: {zone: a, equals: 4}
          - pods: {name: web}
            candidates: {zone: c, equals: 3}
          - pods: {name: web}
            candidates: {kubernetes.io/hostname: general-01, topology.kubernetes.io/region: eu, equals: 1}
          - pods: {name: web}
            candidates: {nodeSelector: {pool: general, kubernetes.io/os: linux, kubernetes.io/arch: amd64}, equals: 10}
          - pods: {name: web}
            rejected: {node: gpu, because: {taint: 'nvidia.com/gpu=present:NoSchedule'}}
        """
      ).pretty == "PASS t (1 pod)\n1 test: 1 passed, 0 failed, 0 unusable; 1 pod\n")
  }

  /// As kubelets label their nodes; what a pool says of one name counts for the other too.
  @Test func nodesHaveTheOldNamesOfSystemAndArchitectureToo() throws {
    let pools = """
      [{nodes: [
          {name: arm, count: 2, labels: {kubernetes.io/arch: arm64}, allocatable: {cpu: 8}},
          {name: win, labels: {beta.kubernetes.io/os: windows}, allocatable: {cpu: 8}},
          {name: both, labels: {kubernetes.io/os: a, beta.kubernetes.io/os: b}, allocatable: {cpu: 8}}]}]
      """
    let counts: [(String, Int)] = [
      ("beta.kubernetes.io/arch: arm64, kubernetes.io/arch: arm64, beta.kubernetes.io/os: linux", 2),
      ("kubernetes.io/os: windows, beta.kubernetes.io/os: windows, beta.kubernetes.io/arch: amd64", 1),
      ("kubernetes.io/os: a, beta.kubernetes.io/os: b", 1),
    ]
    let entries = counts.map { "  - {pods: {name: web}, candidates: {nodeSelector: {\($0)}, equals: \($1)}}" }
    #expect(
      try run(pools, "expect:\n\(entries.joined(separator: "\n"))").pretty.hasPrefix("PASS t"))
  }

  @Test func zonesTakeTurnsInNameOrder() throws {
    let file = SourceMap().add(
      path: "p.yaml",
      bytes: Array(
        """
        apiVersion: bayplan/v1alpha1
        kind: NodePools
        nodes:
          - name: w
            count: 3
            zones: [a, b]
            labels: {kubernetes.io/arch: arm64}
            allocatable: {cpu: 4}
        """.utf8))
    let expanded = NodePools.expand(YAMLReader.read(file))
    #expect(expanded.diagnostics.isEmpty)
    let nodes = expanded.documents[0].root["items"].map { Array($0.items) } ?? []
    let told = nodes.map { node in
      let labels = node["metadata"]?["labels"].map { $0.entries.map { "\($0.key.text)=\($0.value.text)" } } ?? []
      return "\(node["metadata"]?["name"]?.text ?? "") \(labels.joined(separator: " "))"
    }
    #expect(
      told == [
        "w-1 beta.kubernetes.io/arch=arm64 kubernetes.io/hostname=w-1 kubernetes.io/os=linux "
          + "beta.kubernetes.io/os=linux topology.kubernetes.io/zone=a kubernetes.io/arch=arm64",
        "w-2 beta.kubernetes.io/arch=arm64 kubernetes.io/hostname=w-2 kubernetes.io/os=linux "
          + "beta.kubernetes.io/os=linux topology.kubernetes.io/zone=b kubernetes.io/arch=arm64",
        "w-3 beta.kubernetes.io/arch=arm64 kubernetes.io/hostname=w-3 kubernetes.io/os=linux "
          + "beta.kubernetes.io/os=linux topology.kubernetes.io/zone=a kubernetes.io/arch=arm64",
      ])
  }

  @Test func poolsMayStandInAFileThatTestsShare() throws {
    let pools = "apiVersion: bayplan/v1alpha1\nkind: NodePools\nnodes: [{name: big, allocatable: {cpu: 4}}]\n"
    #expect(
      try run("[pools.yaml]", "expect: [{pods: {name: web}, on: {node: big}}]", ["pools.yaml": pools]).pretty
        .hasPrefix("PASS t"))
  }

  @Test func aPoolIsToldAtItsLineInReasons() throws {
    #expect(
      try run(two, "expect: [{pods: {name: web}, on: {node: gpu}}]").pretty.contains(
        "because   gpu: TaintToleration: taint nvidia.com/gpu=present:NoSchedule is not tolerated (t.yaml:6)"))
  }

  @Test(arguments: [
    ("[{nodes: []}]", "4:19: error: nodes is empty, add an item or leave the key out"),
    ("[{nodes: [{allocatable: {cpu: 1}}]}]", "4:20: error: a node pool needs a name, its nodes are named for it"),
    ("[{nodes: [{name: a}]}]", "4:20: error: a node pool needs allocatable, such as {cpu: 4, memory: 16Gi}"),
    (
      "[{nodes: [{name: a, count: 0, allocatable: {cpu: 1}}]}]",
      "4:37: error: count must be at least 1, 0 makes no sense here"
    ),
    (
      "[{nodes: [{name: a, count: 100001, allocatable: {cpu: 1}}]}]",
      "4:37: error: count is 100001, more than the 100000 nodes that a pool can have"
    ),
    (
      "[{nodes: [{name: a, allocatable: {cpu: 1}, taints: [spot]}]}]",
      "4:62: error: 'spot' is no taint, write it as dedicated=gpu:NoSchedule"
    ),
    (
      "[{nodes: [{name: a, alocatable: {cpu: 1}}]}]",
      "4:30: error: unknown key 'alocatable' in a node pool, did you mean 'allocatable'?"
    ),
    ("[{nodes: [{name: a, allocatable: {cpu: lots}}]}]", "4:49: error: cpu \"lots\" is not a quantity"),
    (
      "[{kind: NodePools, nodes: [{name: a, allocatable: {cpu: 1}}]}]",
      "4:18: error: NodePools has no apiVersion; add it: bayplan/v1alpha1"
    ),
    (
      "[{apiVersion: v1, kind: NodePools, nodes: [{name: a, allocatable: {cpu: 1}}]}]",
      "4:24: error: there is no NodePools in v1; write apiVersion: bayplan/v1alpha1"
    ),
  ])
  func aPoolThatIsNotWholeIsToldAtItsPlace(pools: String, message: String) throws {
    let outcome = try run(pools, "expect: [{pods: {name: web}, outcome: scheduled}]")
    #expect(outcome.pretty.hasPrefix("ERROR t\n  t.yaml:\(message)"), "\(outcome.pretty)")
    #expect(outcome.status == 2)
  }

  // MARK: systemWorkloads

  private func agent(_ cpu: String) -> String {
    """
    apiVersion: apps/v1
    kind: DaemonSet
    metadata: {name: agent, namespace: kube-system}
    spec:
      selector: {matchLabels: {app: agent}}
      template:
        metadata: {labels: {app: agent}}
        spec:
          tolerations: [{operator: Exists}]
          containers: [{name: agent, image: agent:1, resources: {requests: {cpu: "\(cpu)"}}}]
    """
  }

  private func withAgent(_ cpu: String, _ expect: String) throws -> Folder.Outcome {
    try run(
      "[{nodes: [{name: w, count: 2, allocatable: {cpu: 2}}]}]",
      """
      systemWorkloads: [agent.yaml]
      patches: [{target: {kind: Pod}, json: [{op: add, path: /spec/containers/0/resources, value: {requests: {cpu: 1900m}}}]}]
      expect: [\(expect)]
      """, ["agent.yaml": agent(cpu)])
  }

  @Test func systemPodsStandOnTheNodesFirst() throws {
    #expect(try withAgent("100m", "{pods: {name: web}, outcome: scheduled}").pretty.hasPrefix("PASS t (1 pod)\n"))
    #expect(
      try withAgent("200m", "{pods: {name: web}, rejected: {node: w-1, because: {resource: cpu}}}").pretty
        .hasPrefix("PASS t (1 pod)\n"))
  }

  @Test func systemPodsAreNeighbours() throws {
    #expect(
      try withAgent("100m", "{pods: {name: web}, together: {with: {labels: {app: agent}}}}").pretty
        .hasPrefix("PASS t (1 pod)\n"))
  }

  @Test func aSystemPodWithoutAPlaceMakesTheTestUnusable() throws {
    let outcome = try withAgent("3", "{pods: {name: web}, outcome: scheduled}")
    #expect(
      outcome.pretty.hasPrefix(
        """
        ERROR t
          agent.yaml:7:5: error: DaemonSet/agent[0] and 1 more of its pods of systemWorkloads find no place: 0/2 nodes are available: 1 Insufficient cpu
        """), "\(outcome.pretty)")
    #expect(outcome.status == 2)
  }
}
