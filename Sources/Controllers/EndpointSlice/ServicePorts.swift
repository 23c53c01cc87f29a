import Store
import Symbols

/// The ports of a Service as a pod has them.
enum ServicePorts {
  /// A port that the pod does not have is left out.
  static func of(_ pod: StoredObject, for service: StoredObject) -> [Value] {
    service.spec["ports"].items.compactMap { port in
      guard let number = number(of: port, in: pod) else { return nil }
      return [
        "name": .text(port["name"].text), "port": .integer(number), "protocol": port["protocol"],
        "appProtocol": port["appProtocol"],
      ]
    }
  }

  private static func number(of port: Value, in pod: StoredObject) -> Int64? {
    if let number = port["targetPort"].int { return number }
    let sidecars = pod.spec["initContainers"].items.filter { $0["restartPolicy"] == "Always" }
    for container in pod.spec["containers"].items + sidecars {
      let found = container["ports"].items.first {
        $0["name"] == port["targetPort"] && $0["protocol"] == port["protocol"]
      }
      if let found { return found["containerPort"].int }
    }
    return nil
  }
}

/// Ports without their order, which slices are kept apart by.
struct PortSet: Hashable {
  private let ports: [String]

  init(_ ports: [Value]) {
    self.ports = ports.map { port in
      var port = port
      port.fill("name", "")
      port.fill("protocol", "TCP")
      return port.json
    }.sorted()
  }
}
