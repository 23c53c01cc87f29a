import SourceText
import Symbols
import Testing
import YAML

@testable import Network

/// Who answers, worked out from Kubernetes' documentation of Services.
@Suite struct ProxyViewTests {
  private func topology(_ text: String) throws -> ServiceTopology {
    let file = SourceMap().add(path: "cluster.yaml", bytes: Array(text.utf8))
    let roots = YAMLReader.read(file).documents.map(\.root)
    let of = { (kind: String) in roots.filter { $0["kind"]?.text == kind } }
    return ServiceTopology(
      nodes: of("Node"), services: of("Service"), slices: of("EndpointSlice"), defaultNamespace: "default")
  }

  private func view(_ topology: ServiceTopology, from node: Int) throws -> ProxyView {
    let service = try #require(topology.services.first)
    return ProxyView(of: try #require(service.ports.first), in: service, from: topology.nodes[node])
  }

  /// Nodes a and b in zones of their own, and a Service with two endpoints, one on each.
  private func cluster(_ spec: String = "", first: String = "", second: String = "") -> String {
    """
    {kind: Node, metadata: {name: a, labels: {topology.kubernetes.io/zone: x}}}
    ---
    {kind: Node, metadata: {name: b, labels: {topology.kubernetes.io/zone: y}}}
    ---
    {kind: Service, metadata: {name: web}, spec: {clusterIP: 10.96.0.1, ports: [{port: 80}]\(spec.isEmpty ? "" : ", ")\(spec)}}
    ---
    kind: EndpointSlice
    metadata: {name: web-1, labels: {kubernetes.io/service-name: web}}
    addressType: IPv4
    ports: [{port: 8080}]
    endpoints:
    - {addresses: [10.1.0.1], nodeName: a\(first.isEmpty ? "" : ", ")\(first)}
    - {addresses: [10.2.0.1], nodeName: b\(second.isEmpty ? "" : ", ")\(second)}
    """
  }

  private static let both = ["10.1.0.1:8080", "10.2.0.1:8080"]

  @Test func everybodyReachesWhatIsReady() throws {
    let topology = try topology(cluster(second: "conditions: {ready: false}"))
    for node in 0...1 { #expect(try view(topology, from: node).reachable.map(\.address) == ["10.1.0.1:8080"]) }
  }

  @Test func aConditionThatNobodyKnowsCountsAsReady() throws {
    let topology = try topology(cluster(first: "conditions: {ready: null}"))
    #expect(try view(topology, from: 1).reachable.map(\.address) == Self.both)
  }

  @Test func theInternalPolicyLocalKeepsToTheNode() throws {
    let topology = try topology(cluster("internalTrafficPolicy: Local", second: "conditions: {ready: false}"))
    #expect(try view(topology, from: 0).reachable.map(\.address) == ["10.1.0.1:8080"])
    let other = try view(topology, from: 1)
    #expect(other.reachable.isEmpty)
    #expect(other.hasAny, "so that it is dropped, not refused")
  }

  @Test func whatEndsAnswersOnlyWhenNothingElseDoes() throws {
    let ending = "conditions: {ready: false, serving: true, terminating: true}"
    let one = try view(topology(cluster(first: ending)), from: 0)
    #expect(one.reachable.map(\.address) == ["10.2.0.1:8080"])
    #expect(!one.isLastResort)
    let all = try view(topology(cluster(first: ending, second: ending)), from: 0)
    #expect(all.reachable.map(\.address) == Self.both)
    #expect(all.isLastResort)
  }

  @Test func hintsAreFollowedOnlyWhenAllHaveThem() throws {
    let x = "hints: {forZones: [{name: x}]}"
    let y = "hints: {forZones: [{name: y}]}"
    #expect(try view(topology(cluster(first: x, second: y)), from: 0).cluster.map(\.address) == ["10.1.0.1:8080"])
    #expect(try view(topology(cluster(first: x)), from: 0).cluster.map(\.address) == Self.both)
    #expect(try view(topology(cluster(first: x, second: x)), from: 1).cluster.map(\.address) == Self.both)
  }

  @Test func hintsForNodesGoBeforeThoseForZones() throws {
    let hinted = { (node: String) in "hints: {forZones: [{name: x}], forNodes: [{name: \(node)}]}" }
    let topology = try topology(cluster(first: hinted("a"), second: hinted("b")))
    #expect(try view(topology, from: 1).cluster.map(\.address) == ["10.2.0.1:8080"])
    #expect(try view(topology, from: 1).hints == .node)
  }

  @Test func theWayInFromOutsideMayBeLocalOnly() throws {
    let topology = try topology(
      cluster("type: NodePort, externalTrafficPolicy: Local", second: "conditions: {ready: false}"))
    let view = try view(topology, from: 1)
    #expect(view.local.isEmpty)
    #expect(view.cluster.map(\.address) == ["10.1.0.1:8080"])
  }

  @Test func slicesOfAnotherFamilyOrPortAreNotMeant() throws {
    let text =
      cluster() + """

        ---
        kind: EndpointSlice
        metadata: {name: web-2, labels: {kubernetes.io/service-name: web}}
        addressType: IPv6
        ports: [{port: 8080}]
        endpoints: [{addresses: ["fd00::1"]}]
        ---
        kind: EndpointSlice
        metadata: {name: web-3, labels: {kubernetes.io/service-name: web}}
        addressType: IPv4
        ports: [{name: admin, port: 9090}]
        endpoints: [{addresses: [10.3.0.1]}]
        """
    #expect(try view(topology(text), from: 0).cluster.map(\.address) == Self.both)
  }

  @Test(arguments: [
    ("clusterIP: None, type: ClusterIP", true), ("type: ExternalName", true), ("type: NodePort", false),
  ])
  func someServicesAreNotProxied(spec: String, isLeftOut: Bool) throws {
    let topology = try topology("{kind: Service, metadata: {name: web}, spec: {\(spec)}}")
    #expect((topology.services.first?.unproxied != nil) == isLeftOut)
  }

  @Test func aServiceWithoutSlicesIsNamed() throws {
    let topology = try topology("{kind: Service, metadata: {name: web, namespace: shop}, spec: {ports: [{port: 80}]}}")
    #expect(topology.withoutSlices == ["shop/web"])
  }
}
