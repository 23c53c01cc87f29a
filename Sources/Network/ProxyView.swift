/// What the kube-proxy of one node makes of one port of a Service.
///
/// Source: "Virtual IPs and Service Proxies", "Topology Aware Routing" and "Service Internal Traffic Policy", Kubernetes
/// documentation; held by what kube-proxy's own code makes of Services made by chance.
public struct ProxyView: Sendable {
  /// Where hints lead.
  public enum Hints: Sendable {
    /// There are none, or they are not to be followed from here.
    case unused
    case zone
    case node
  }

  /// Endpoints of traffic that may leave the node.
  public let cluster: [ServiceEndpoint]
  /// Endpoints of traffic that must not.
  public let local: [ServiceEndpoint]
  /// Both, as far as the Service's policies use them, by address.
  public let reachable: [ServiceEndpoint]
  /// Whether the Service has endpoints at all: traffic that finds none here is then dropped, else refused.
  public let hasAny: Bool
  public let hints: Hints
  /// Nothing that is ready was left, so those that end still get traffic.
  public let isLastResort: Bool

  /// - Complexity: O(*n* log *n*) in the number of endpoints.
  public init(of port: ProxiedService.Port, in service: ProxiedService, from node: ProxiedNode) {
    let all = port.endpoints
    let ready = all.filter(\.isReady)
    let hints = Self.hints(ready, for: node)
    self.hints = hints
    var cluster: [ServiceEndpoint] = []
    var local: [ServiceEndpoint] = []
    var isLastResort = false
    // Traffic to an external address that starts in the cluster takes a short cut past the policy for outside.
    let usesCluster = !service.isInternalLocal || service.isExternal
    let usesLocal = service.isInternalLocal || service.isExternalLocal
    if usesCluster {
      cluster = ready.filter { endpoint in
        switch hints {
        case .unused: true
        case .zone: endpoint.hintedZones.contains(node.zone)
        case .node: endpoint.hintedNodes.contains(node.name)
        }
      }
      if cluster.isEmpty {
        cluster = all.filter(\.isLastResort)
        isLastResort = !cluster.isEmpty
      }
    }
    if usesLocal {
      let here = all.filter { $0.node == node.name }
      local = here.filter(\.isReady)
      if local.isEmpty {
        local = here.filter(\.isLastResort)
        isLastResort = isLastResort || !local.isEmpty
      }
    }
    self.cluster = cluster
    self.local = local
    self.isLastResort = isLastResort
    hasAny = !cluster.isEmpty || (usesLocal && all.contains { $0.isReady || $0.isLastResort })
    let addresses = Set(cluster.map(\.address))
    reachable = (cluster + local.filter { !addresses.contains($0.address) }).sorted { $0.address < $1.address }
  }

  /// Hints are followed only where every endpoint that is ready has some and one of them means this node, or its zone.
  private static func hints(_ ready: [ServiceEndpoint], for node: ProxiedNode) -> Hints {
    if ready.isEmpty { return .unused }
    if ready.allSatisfy({ !$0.hintedNodes.isEmpty }), ready.contains(where: { $0.hintedNodes.contains(node.name) }) {
      return .node
    }
    if !node.zone.isEmpty, ready.allSatisfy({ !$0.hintedZones.isEmpty }),
      ready.contains(where: { $0.hintedZones.contains(node.zone) })
    {
      return .zone
    }
    return .unused
  }
}
