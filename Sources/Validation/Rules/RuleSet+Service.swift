import Kubernetes
import SourceText

extension RuleSet {
  private static let serviceTypes = ["ClusterIP", "ExternalName", "LoadBalancer", "NodePort"]

  mutating func service(_ service: Field) {
    metadata(service["metadata"], name: .dns1035, isNamespaced: true)
    let spec = service["spec"]
    let type = spec["type"].isEmptyText ? "ClusterIP" : spec["type"].text
    let isHeadless = spec["clusterIP"].isText("None") || spec["clusterIPs"].items.first?.isText("None") == true
    let ports = spec["ports"]
    if ports.count == 0, !isHeadless, type != "ExternalName" { required(ports) }
    switch type {
    case "LoadBalancer", "NodePort":
      if type == "LoadBalancer" {
        for item in ports.items where item["port"].integer == 10250 {
          invalid(
            item, "10250", "may not expose port 10250 externally since it is used by kubelet", at: item["port"].position
          )
        }
      }
      if isHeadless {
        invalid(
          spec["clusterIP"].named(spec["clusterIPs"].path.index(0)), GoText.quoted("None"),
          "may not be set to 'None' for \(type) services")
      }
    case "ExternalName":
      let name = spec["externalName"]
      let text = name.text.hasSuffix(".") ? String(name.text.dropLast()) : name.text
      if text.isEmpty { required(name) }
      if !text.isEmpty { for fault in NameText.subdomainFaults(text) { invalid(name, GoText.quoted(text), fault) } }
    default: break
    }
    servicePorts(ports)
    labels(spec["selector"])
    sessionAffinity(spec)
    clusterAddresses(spec, type, isHeadless)
    for address in spec["externalIPs"].items { ipAddress(address) }
    if !Self.serviceTypes.contains(type) { notSupported(spec["type"], Self.serviceTypes) }
    if type == "ClusterIP" {
      for item in ports.items where item["nodePort"].integer ?? 0 != 0 {
        forbidden(item["nodePort"], "may not be used when `type` is 'ClusterIP'")
      }
    }
    duplicatePorts(ports)
    policies(spec, type)
  }

  private mutating func servicePorts(_ ports: Field) {
    var names: Set<String> = []
    for item in ports.items {
      let name = item["name"]
      if name.isEmptyText {
        if ports.count > 1 { required(name) }
      } else {
        faults(name, .label)
        if !names.insert(name.text).inserted { duplicate(name) }
      }
      let number = item["port"]
      if !(1...65535).contains(number.integer ?? 0) {
        invalid(number, String(number.integer ?? 0), "must be between 1 and 65535, inclusive")
      }
      if !item["protocol"].isEmptyText { word(item["protocol"], ["SCTP", "TCP", "UDP"]) }
      // An absent target, 0 and "" are defaulted to the port.
      let target = item["targetPort"]
      let isDefaulted = target.integer == 0 || target.isEmptyText
      portNumberOrName((isDefaulted ? number : target).named(target.path))
      if !item["appProtocol"].isEmptyText { labelKey(item["appProtocol"]) }
    }
  }

  private mutating func sessionAffinity(_ spec: Field) {
    let affinity = spec["sessionAffinity"]
    if !affinity.isEmptyText { word(affinity, ["ClientIP", "None"]) }
    let config = spec["sessionAffinityConfig"]
    if affinity.isText("ClientIP") {
      let timeout = config["clientIP"]["timeoutSeconds"]
      if let value = timeout.integer, value <= 0 || value > 86400 {
        invalid(timeout, String(value), "must be greater than 0 and less than 86400")
      }
    } else if config.exists {
      forbidden(config, "must not be set when session affinity is None")
    }
  }

  private mutating func clusterAddresses(_ spec: Field, _ type: String, _ isHeadless: Bool) {
    for item in spec["clusterIPs"].items where !item.isText("None") && !item.isEmptyText { ipAddress(item) }
    let address = spec["clusterIP"]
    if spec["clusterIPs"].count == 0, !address.isEmptyText, !address.isText("None") {
      ipAddress(address.named(spec["clusterIPs"].path.index(0)))
    }
    if type == "ExternalName" {
      let detail = "may not be set for ExternalName services"
      if !address.isEmptyText { forbidden(address.named(spec["clusterIPs"].path), detail) }
      if spec["ipFamilies"].count > 0 { forbidden(spec["ipFamilies"], detail) }
      if spec["ipFamilyPolicy"].exists { forbidden(spec["ipFamilyPolicy"], detail) }
      return
    }
    for family in spec["ipFamilies"].items where !family.isOne(of: ["IPv4", "IPv6"]) {
      notSupported(family, ["IPv4", "IPv6"])
    }
    word(spec["ipFamilyPolicy"], ["PreferDualStack", "RequireDualStack", "SingleStack"])
  }

  private mutating func duplicatePorts(_ ports: Field) {
    var seen: Set<String> = []
    for item in ports.items {
      let name = item["protocol"].isEmptyText ? "TCP" : item["protocol"].text
      let number = item["port"].integer ?? 0
      if !seen.insert("\(name)/\(number)").inserted {
        duplicate(
          item,
          "{\"Name\":\"\",\"Protocol\":\(GoText.json(name)),\"AppProtocol\":null,\"Port\":\(number),\"TargetPort\":0,"
            + "\"NodePort\":0}")
      }
    }
    var nodePorts: Set<String> = []
    for item in ports.items {
      guard let number = item["nodePort"].integer, number != 0 else { continue }
      let name = item["protocol"].isEmptyText ? "TCP" : item["protocol"].text
      if !nodePorts.insert("\(name)/\(number)").inserted {
        duplicate(
          item["nodePort"],
          "{\"Name\":\"\",\"Protocol\":\(GoText.json(name)),\"AppProtocol\":null,\"Port\":0,\"TargetPort\":0,"
            + "\"NodePort\":\(number)}")
      }
    }
  }

  private mutating func policies(_ spec: Field, _ type: String) {
    let isExternal = type == "LoadBalancer" || type == "NodePort"
    for block in spec["loadBalancerSourceRanges"].items {
      if type != "LoadBalancer" {
        forbidden(spec["loadBalancerSourceRanges"], "may only be used when `type` is 'LoadBalancer'")
        break
      }
      if IPNetwork(block.text.trimmingBlanks) == nil {
        invalid(block, nil, "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)")
      }
    }
    let external = spec["externalTrafficPolicy"]
    if !external.isEmptyText {
      if isExternal || spec["externalIPs"].count > 0 {
        word(external, ["Cluster", "Local"])
      } else {
        invalid(external, nil, "may only be set for externally-accessible services")
      }
    }
    if !spec["internalTrafficPolicy"].isEmptyText { word(spec["internalTrafficPolicy"], ["Cluster", "Local"]) }
    if spec["allocateLoadBalancerNodePorts"].exists, type != "LoadBalancer" {
      forbidden(spec["allocateLoadBalancerNodePorts"], "may only be used when `type` is 'LoadBalancer'")
    }
    let loadBalancer = spec["loadBalancerClass"]
    if !loadBalancer.isEmptyText {
      if type == "LoadBalancer" {
        labelKey(loadBalancer)
      } else {
        forbidden(loadBalancer, "may only be used when `type` is 'LoadBalancer'")
      }
    }
  }
}

extension String {
  /// Without spaces and tabs at the ends.
  var trimmingBlanks: String {
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    guard let first = firstIndex(where: { !isBlank($0) }), let last = lastIndex(where: { !isBlank($0) }) else {
      return ""
    }
    return String(self[first...last])
  }
}
