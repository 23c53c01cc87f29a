import Symbols
public import YAML

/// Nodes, Services and the endpoints behind them: what every kube-proxy of a cluster knows.
public struct ServiceTopology: Sendable {
  /// By name.
  public private(set) var nodes: [ProxiedNode] = []
  /// In the order of the input.
  public private(set) var services: [ProxiedService] = []
  /// Services, as `namespace/name`, that no EndpointSlice of the input belongs to.
  public private(set) var withoutSlices: [String] = []

  /// - Parameters:
  ///   - nodes: objects of kind Node.
  ///   - services: objects of kind Service.
  ///   - slices: objects of kind EndpointSlice.
  /// - Complexity: O(*n* log *n*) in the number of endpoints.
  public init(nodes: [YAMLNode], services: [YAMLNode], slices: [YAMLNode], defaultNamespace: String) {
    self.nodes = nodes.map { ProxiedNode($0) }.sorted { $0.name < $1.name }
    var slicesOf: [String: [EndpointSlice]] = [:]
    for slice in slices.compactMap({ EndpointSlice($0, defaultNamespace: defaultNamespace) }) {
      slicesOf[slice.service, default: []].append(slice)
    }
    for object in services {
      var service = ProxiedService(object, defaultNamespace: defaultNamespace)
      let key = "\(service.namespace)/\(service.name)"
      let own = (slicesOf[key] ?? []).sorted { $0.name < $1.name }
      if own.isEmpty, service.unproxied == nil { withoutSlices.append(key) }
      for index in service.ports.indices {
        service.ports[index].endpoints = Self.endpoints(of: service.ports[index], in: own, isIPv6: service.isIPv6)
      }
      self.services.append(service)
    }
  }

  private static func endpoints(
    of port: ProxiedService.Port, in slices: [EndpointSlice], isIPv6: Bool
  ) -> [ServiceEndpoint] {
    var found: [String: ServiceEndpoint] = [:]
    for slice in slices where slice.isIPv6 == isIPv6 {
      for endpoint in slice.endpoints(of: port) where found[endpoint.address] == nil {
        found[endpoint.address] = endpoint
      }
    }
    return found.values.sorted { $0.address < $1.address }
  }
}
