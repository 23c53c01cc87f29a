import Grammar
import Kubernetes
import SourceText
import Testing
import YAML

@testable import Harness

/// Nodes put together into pools again.
@Suite struct NodePoolGroupsTests {
  private func nodes(_ text: String) -> [Node] {
    let file = SourceMap().add(path: "n.yaml", bytes: Array(text.utf8))
    let manifests = ManifestDecoder.decode(NodePools.expand(YAMLReader.read(file)))
    #expect(manifests.diagnostics.isEmpty)
    return manifests.objects.compactMap { if case .node(let node) = $0 { node } else { nil } }
  }

  private let pools = """
    apiVersion: bayplan/v1alpha1
    kind: NodePools
    nodes:
      - name: general
        count: 12
        zones: [eu-west-1a, eu-west-1b, eu-west-1c]
        region: eu-west-1
        labels:
          node.kubernetes.io/instance-type: m6i.xlarge
          pool: general
        allocatable: {cpu: 3920m, memory: 14400Mi, pods: 58}
      - name: gpu
        zones: [eu-west-1a]
        labels:
          kubernetes.io/arch: arm64
          pool: gpu
          weight: "10"
        taints: ["nvidia.com/gpu=present:NoSchedule", "dedicated:NoExecute"]
        allocatable: {cpu: 8, nvidia.com/gpu: 1, pods: 110}

    """

  @Test func poolsComeBackAsTheyWere() {
    #expect(NodePoolGroups(nodes(pools)).text == pools)
    #expect(NodePoolGroups(nodes(pools).reversed()).text == pools)
  }

  /// A pool sets the old names by itself.
  @Test func oldNamesOfSystemAndArchitectureStayBehind() {
    func node(_ labels: String) -> String {
      """
      ---
      apiVersion: v1
      kind: Node
      metadata: {name: x, labels: {pool: x, \(labels)}}
      status: {allocatable: {cpu: 4, pods: 110}}

      """
    }
    let text = NodePoolGroups(
      nodes(
        node(
          "kubernetes.io/arch: arm64, beta.kubernetes.io/arch: arm64, kubernetes.io/os: linux, beta.kubernetes.io/os: linux"
        ))
    ).text
    #expect(text.contains("kubernetes.io/arch: arm64"))
    #expect(!text.contains("beta."))
    #expect(
      NodePoolGroups(nodes(node("kubernetes.io/os: linux, beta.kubernetes.io/os: other"))).text.contains(
        "beta.kubernetes.io/os: other"))
  }

  @Test func theLeastAmountCountsAndLabelsOfSingleNodesStayBehind() {
    func node(_ name: String, _ zone: String, _ memory: String) -> String {
      """
      ---
      apiVersion: v1
      kind: Node
      metadata:
        name: \(name)
        labels: {pool: "on", example.com/machine: \(name), topology.kubernetes.io/zone: \(zone)}
      status: {allocatable: {cpu: 4, memory: \(memory)}}

      """
    }
    let text = node("x", "b", "16300Mi") + node("z", "a", "16250Mi") + node("w", "b", "16310Mi")
    #expect(
      NodePoolGroups(nodes(text)).text == """
        # Left out, because every node has a value of its own: example.com/machine.
        apiVersion: bayplan/v1alpha1
        kind: NodePools
        nodes:
          - name: on-a
            zones: [a]
            labels:
              pool: "on"
            allocatable: {cpu: 4, memory: 16250Mi}
          - name: on-b
            count: 2
            zones: [b]
            labels:
              pool: "on"
            allocatable: {cpu: 4, memory: 16300Mi}

        """)
  }
}
