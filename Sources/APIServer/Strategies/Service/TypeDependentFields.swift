import Symbols
import YAML

/// Takes out what a Service of another type needed, when an update changes the type and leaves it as it was.
enum TypeDependentFields {
  static func drop(from object: inout YAMLDraft, old: YAMLDraft) {
    guard let before = old["spec"] else { return }
    object.edit("spec") { spec in
      let after = spec
      func clear(_ keys: [Symbol], _ isNeeded: (YAMLDraft) -> Bool) {
        guard isNeeded(before), !isNeeded(after) else { return }
        for key in keys where isSame(before[key], spec[key]) { spec[key] = nil }
      }
      clear(["clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy", "internalTrafficPolicy"]) {
        $0["type"]?.text != "ExternalName"
      }
      if needsNodePort(before), !needsNodePort(after), let ports = spec["ports"], isSamePorts(before["ports"], ports) {
        spec["ports"] = .list(
          ports.items.map { port in
            var port = port
            port["nodePort"] = nil
            return port
          }, at: ports)
      }
      clear(["healthCheckNodePort"]) {
        $0["type"]?.text == "LoadBalancer" && $0["externalTrafficPolicy"]?.text == "Local"
      }
      clear(["allocateLoadBalancerNodePorts", "loadBalancerClass"]) { $0["type"]?.text == "LoadBalancer" }
      clear(["externalTrafficPolicy"]) { spec in
        needsNodePort(spec) || spec["type"]?.text == "ClusterIP" && spec["externalIPs"]?.items.isEmpty == false
      }
    }
  }

  private static func needsNodePort(_ spec: YAMLDraft) -> Bool {
    spec["type"]?.text == "NodePort" || spec["type"]?.text == "LoadBalancer"
  }

  private static func isSame(_ a: YAMLDraft?, _ b: YAMLDraft?) -> Bool {
    guard let a, let b else { return false }
    return a.says(b)
  }

  private static func isSamePorts(_ a: YAMLDraft?, _ b: YAMLDraft) -> Bool {
    let numbers = { (list: YAMLDraft?) in (list?.items ?? []).map { $0["nodePort"]?.text ?? "" } }
    return numbers(a) == numbers(b)
  }
}
