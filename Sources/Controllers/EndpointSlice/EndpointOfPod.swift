import Kubernetes
import Store
import Symbols

/// What a slice says of a pod.
enum EndpointOfPod {
  static func endpoint(
    _ pod: StoredObject, on node: StoredObject?, for service: StoredObject, _ family: AddressFamily
  ) -> Value {
    let isServing = pod.isReady
    // Who is terminating is never ready, unless the Service does not care.
    let isReady = service.spec["publishNotReadyAddresses"].isTrue || (isServing && !pod.isBeingDeleted)
    let hasHostname = !pod.spec["hostname"].isEmpty && pod.spec["subdomain"].string == service.name
    let zone = node?.labels["topology.kubernetes.io/zone"]?.text ?? ""
    return [
      "addresses": .list(family.addresses(of: pod).map { .text($0) }),
      "conditions": [
        "ready": .bool(isReady), "serving": .bool(isServing), "terminating": .bool(pod.isBeingDeleted),
      ],
      "hostname": hasHostname ? pod.spec["hostname"] : .null,
      "nodeName": pod.nodeName.isEmpty ? .null : .text(pod.nodeName),
      "targetRef": [
        "kind": "Pod", "namespace": .text(pod.namespace), "name": .text(pod.name), "uid": .text(pod.uid),
      ],
      "zone": zone.isEmpty ? .null : .text(zone),
    ]
  }
}

/// What makes an endpoint the same one: its addresses and its pod.
struct EndpointIdentity: Hashable {
  private let addresses: [String]
  private let namespace: String
  private let name: String

  init(_ endpoint: Value) {
    addresses = endpoint["addresses"].items.map(\.text).sorted()
    namespace = endpoint["targetRef"]["namespace"].text
    name = endpoint["targetRef"]["name"].text
  }
}

extension Value {
  var isReadyEndpoint: Bool { self["conditions"]["ready"].isTrue }

  /// Whether a slice need not be written for the difference of two endpoints of one identity.
  func isSameEndpoint(as other: Value) -> Bool {
    ["nodeName", "zone", "conditions"].allSatisfy { (field: Symbol) in self[field] == other[field] }
      && ["kind", "namespace", "name", "uid"].allSatisfy { (field: Symbol) in
        self["targetRef"][field] == other["targetRef"][field]
      }
  }
}
