import Symbols
public import YAML

/// A Service as kube-proxy reads it.
public struct ProxiedService: Sendable {
  public struct Port: Sendable {
    /// Empty for the only port of a Service, which needs no name.
    public let name: String
    public let port: Int
    public let transport: String
    /// By address, each once.
    public internal(set) var endpoints: [ServiceEndpoint] = []
  }

  public let namespace: String
  public let name: String
  public let type: String
  public let clusterIP: String
  public internal(set) var ports: [Port]
  /// `None` or `ClientIP`.
  public let sessionAffinity: String
  /// Traffic from inside the cluster stays on its node.
  public let isInternalLocal: Bool
  /// Clients outside have a way in: a node port, a load balancer, external IPs.
  public let isExternal: Bool
  /// Traffic from outside stays on the node that it reaches.
  public let isExternalLocal: Bool

  /// - Parameter object: a Service, as the API server has it or as it is written.
  public init(_ object: YAMLNode, defaultNamespace: String) {
    let metadata = object["metadata"]
    let spec = object["spec"]
    let text = { (key: Symbol) in spec?[key].flatMap { $0.isNull ? nil : $0.text } ?? "" }
    let namespace = metadata?["namespace"]?.text ?? ""
    self.namespace = namespace.isEmpty ? defaultNamespace : namespace
    name = metadata?["name"]?.text ?? ""
    type = text("type").isEmpty ? "ClusterIP" : text("type")
    clusterIP = text("clusterIP")
    sessionAffinity = text("sessionAffinity").isEmpty ? "None" : text("sessionAffinity")
    isInternalLocal = text("internalTrafficPolicy") == "Local"
    isExternal = type == "NodePort" || type == "LoadBalancer" || (spec?["externalIPs"]?.count ?? 0) > 0
    isExternalLocal = isExternal && text("externalTrafficPolicy") == "Local"
    ports = (spec?["ports"]?.items.map { $0 } ?? []).compactMap { port in
      guard let number = port["port"].flatMap({ Int($0.text) }) else { return nil }
      let transport = port["protocol"].flatMap { $0.isNull ? nil : $0.text } ?? "TCP"
      return Port(name: port["name"].flatMap { $0.isNull ? nil : $0.text } ?? "", port: number, transport: transport)
    }
  }

  /// Why kube-proxy does nothing for it; nil for one that it serves.
  public var unproxied: String? {
    if type == "ExternalName" { return "an ExternalName is a name in DNS and nothing else" }
    if clusterIP == "None" { return "headless: DNS gives the endpoints' own addresses, and kube-proxy does nothing" }
    return nil
  }

  var isIPv6: Bool { clusterIP.contains(":") }
}
