import Kubernetes
import Network
import Report
import SourceText
import Symbols
import YAML

/// From the paths of `bayplan reach` to its report.
struct ReachScan {
  /// Whose traffic is meant.
  enum Origin: Hashable {
    /// From every node, inside and outside together.
    case everywhere
    /// From a node, or from the pods on it.
    case node(String)
    /// From clients outside, at whichever node they arrive.
    case outside
  }

  let objects: WrittenObjects
  let topology: ServiceTopology
  private let pods: [(name: String, namespace: String, node: String)]

  init(_ paths: [String], defaultNamespace: String) {
    let kinds: Set<Symbol> = ["Node", "Service", "EndpointSlice", "Pod"]
    objects = WrittenObjects(paths, kinds: kinds)
    let all = objects.objects
    let of = { (kind: Symbol) in all.filter { $0.kind == kind }.map(\.root) }
    topology = ServiceTopology(
      nodes: of("Node"), services: of("Service"), slices: of("EndpointSlice"), defaultNamespace: defaultNamespace)
    pods = of("Pod").map { pod in
      let namespace = pod["metadata"]?["namespace"]?.text ?? ""
      return (
        name: pod["metadata"]?["name"]?.text ?? "", namespace: namespace.isEmpty ? defaultNamespace : namespace,
        node: pod["spec"]?["nodeName"]?.text ?? ""
      )
    }
  }

  /// The names that `--from` takes.
  var originNames: [String] {
    ["outside"] + topology.nodes.map(\.name) + pods.map { "\($0.namespace)/\($0.name)" } + pods.map(\.name)
  }

  /// The names that `--to` takes.
  var serviceNames: [String] {
    topology.services.map { "\($0.namespace)/\($0.name)" } + topology.services.map(\.name)
  }

  enum OriginProblem: Error {
    case unknown
    /// A pod that has no node yet.
    case unplaced
  }

  func origin(_ name: String, defaultNamespace: String) throws(OriginProblem) -> Origin {
    if name == "outside" { return .outside }
    if topology.nodes.contains(where: { $0.name == name }) { return .node(name) }
    let full = name.contains("/") ? name : "\(defaultNamespace)/\(name)"
    guard
      let pod = pods.first(where: { "\($0.namespace)/\($0.name)" == full }) ?? pods.first(where: { $0.name == name })
    else { throw .unknown }
    if pod.node.isEmpty { throw .unplaced }
    return .node(pod.node)
  }

  func report(from origin: Origin, to service: String?) -> ReachReport {
    let nodes =
      if case .node(let name) = origin { topology.nodes.filter { $0.name == name } } else { topology.nodes }
    let services = topology.services.filter { own in
      service == nil || service == own.name || service == "\(own.namespace)/\(own.name)"
    }
    var assumptions = topology.withoutSlices.filter { key in
      services.contains { "\($0.namespace)/\($0.name)" == key }
    }.map {
      "no EndpointSlice of Service \($0) is in the input, so it has no endpoints (kubectl get endpointslices -A -o yaml)"
    }
    assumptions += objects.passedOver.sentences
    if !services.isEmpty {
      assumptions.append("NetworkPolicies, service meshes and the addresses of a second IP family are not played")
    }
    return ReachReport(services: services.map { seen($0, from: nodes, origin) }, assumptions: assumptions)
  }

  private func seen(_ service: ProxiedService, from nodes: [ProxiedNode], _ origin: Origin) -> ReachReport.Service {
    var result = ReachReport.Service(
      namespace: service.namespace, name: service.name, type: service.type, clusterIP: service.clusterIP,
      unproxied: service.unproxied ?? "")
    if origin == .outside, service.unproxied == nil, !service.isExternal {
      result.unproxied = "clients outside have no way in: its type is \(service.type)"
    }
    if !result.unproxied.isEmpty { return result }
    result.nodes = nodes.map { node in
      ReachReport.Node(
        name: node.name, zone: node.zone, ports: service.ports.map { Self.seen($0, service, node, origin) })
    }
    return result
  }

  private static func seen(
    _ port: ProxiedService.Port, _ service: ProxiedService, _ node: ProxiedNode, _ origin: Origin
  ) -> ReachReport.Port {
    let view = ProxyView(of: port, in: service, from: node)
    let isLocalOnly =
      switch origin {
      case .everywhere: false
      case .node: service.isInternalLocal
      case .outside: service.isExternalLocal
      }
    let takers =
      switch origin {
      case .everywhere: view.reachable
      case .node, .outside: isLocalOnly ? view.local : view.cluster
      }
    let taken = Set(takers.map(\.address))
    let answers = port.endpoints.map { endpoint in
      ReachReport.Answer(
        address: endpoint.address, node: endpoint.node, zone: endpoint.zone,
        why: taken.contains(endpoint.address) ? "" : why(endpoint, view, service, node, isLocalOnly))
    }
    return ReachReport.Port(
      name: port.name, port: port.port, cluster: view.cluster.map(\.address), local: view.local.map(\.address),
      reachable: view.reachable.map(\.address), hasAny: view.hasAny, isInternalLocal: service.isInternalLocal,
      isExternalLocal: service.isExternalLocal, sessionAffinity: service.sessionAffinity, answers: answers)
  }

  /// Why traffic from a node does not go to an endpoint.
  private static func why(
    _ endpoint: ServiceEndpoint, _ view: ProxyView, _ service: ProxiedService, _ node: ProxiedNode, _ isLocalOnly: Bool
  ) -> String {
    if let trouble = endpoint.trouble { return trouble }
    if isLocalOnly || (service.isInternalLocal && !service.isExternal) {
      return "on another node, and the traffic policy is Local"
    }
    switch view.hints {
    case .zone: return "hinted for \(endpoint.hintedWords), not for zone \(node.zone)"
    case .node: return "hinted for \(endpoint.hintedWords), not for this node"
    case .unused: return "on another node, and the traffic policy is Local"
    }
  }
}
