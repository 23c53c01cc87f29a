import Store
import Symbols

/// The endpoints that a Service should have, by the ports that its pods have.
struct DesiredEndpoints {
  /// Pods that have the same ports.
  struct Group {
    /// As slices hold them.
    let ports: [Value]
    /// In the order of the pods' names.
    var endpoints: [Value] = []
  }

  private(set) var groups: [PortSet: Group] = [:]
  /// The groups' keys, in the order in which pods have them.
  private(set) var order: [PortSet] = []
  /// Why pods are left out that should not be, for which the controller looks again.
  private(set) var problems: [String] = []

  init(of service: StoredObject, _ family: AddressFamily, _ pods: [StoredObject], in cluster: ClusterView) {
    let publishesAll = service.spec["publishNotReadyAddresses"].isTrue
    for pod in pods where !pod.isFinished && pod.hasAddress {
      let ports = ServicePorts.of(pod, for: service)
      let key = PortSet(ports)
      // A group without endpoints counts too: its slices are emptied, not given up.
      if groups[key] == nil {
        groups[key] = Group(ports: ports)
        order.append(key)
      }
      let node = cluster.object("Node", ObjectKey(name: pod.nodeName))
      if node == nil, !publishesAll {
        problems.append("skipping Pod \(pod.name) for Service \(service.key.text): Node \(pod.nodeName) Not Found")
        continue
      }
      let endpoint = EndpointOfPod.endpoint(pod, on: node, for: service, family)
      if !endpoint["addresses"].isEmpty { groups[key]?.endpoints.append(endpoint) }
    }
  }
}

extension StoredObject {
  fileprivate var hasAddress: Bool { !status["podIP"].isEmpty || !status["podIPs"].isEmpty }
}
