import Symbols
import YAML

/// An EndpointSlice as it is written.
struct EndpointSlice {
  let name: String
  /// `namespace/name`.
  let service: String
  let isIPv6: Bool
  private let object: YAMLNode

  /// - Returns: nil for one of host names, and for one that belongs to no Service.
  init?(_ object: YAMLNode, defaultNamespace: String) {
    let metadata = object["metadata"]
    let type = object["addressType"]?.text
    guard let service = metadata?["labels"]?["kubernetes.io/service-name"]?.text, type == "IPv4" || type == "IPv6"
    else { return nil }
    let namespace = metadata?["namespace"]?.text ?? ""
    self.service = "\(namespace.isEmpty ? defaultNamespace : namespace)/\(service)"
    self.object = object
    name = metadata?["name"]?.text ?? ""
    isIPv6 = type == "IPv6"
  }

  /// The endpoints behind a Service's port: those of the slice's ports that have its name and protocol.
  func endpoints(of port: ProxiedService.Port) -> [ServiceEndpoint] {
    let numbers = (object["ports"]?.items.map { $0 } ?? []).compactMap { own -> Int? in
      let name = own["name"].flatMap { $0.isNull ? nil : $0.text } ?? ""
      let transport = own["protocol"].flatMap { $0.isNull ? nil : $0.text } ?? "TCP"
      guard name == port.name, transport == port.transport else { return nil }
      return own["port"].flatMap { Int($0.text) }
    }
    if numbers.isEmpty { return [] }
    let endpoints = object["endpoints"]?.items.map { $0 } ?? []
    return numbers.flatMap { number in endpoints.compactMap { endpoint($0, at: number) } }
  }

  private func endpoint(_ node: YAMLNode, at port: Int) -> ServiceEndpoint? {
    // Of several addresses kube-proxy takes the first.
    guard let address = node["addresses"]?.items.first(where: { _ in true })?.text else { return nil }
    let conditions = node["conditions"]
    let truth = { (key: Symbol) -> Bool? in
      conditions?[key].flatMap { $0.scalar == .bool(true) ? true : $0.scalar == .bool(false) ? false : nil }
    }
    let isReady = truth("ready") ?? true
    let hints = { (key: Symbol) -> Set<String> in
      Set((node["hints"]?[key]?.items.map { $0 } ?? []).compactMap { $0["name"]?.text })
    }
    return ServiceEndpoint(
      address: isIPv6 ? "[\(address)]:\(port)" : "\(address):\(port)", isReady: isReady,
      isServing: truth("serving") ?? isReady, isTerminating: truth("terminating") ?? false,
      node: node["nodeName"].flatMap { $0.isNull ? nil : $0.text } ?? "",
      zone: node["zone"].flatMap { $0.isNull ? nil : $0.text } ?? "", hintedZones: hints("forZones"),
      hintedNodes: hints("forNodes"))
  }
}
