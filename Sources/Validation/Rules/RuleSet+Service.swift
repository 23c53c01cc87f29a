import Kinds
import Kubernetes
import SourceText

extension RuleSet {
  private static let serviceTypes = ["ClusterIP", "ExternalName", "LoadBalancer", "NodePort"]

  mutating func service(_ service: Field) {
    let spec = service["spec"]
    // Addresses are given out before anything else is looked at.
    if !spec["type"].isText("ExternalName") {
      clusterAddresses(spec, Self.isHeadless(spec))
      if !errors.isEmpty { return }
    }
    if let old {
      metadataUpdate(service["metadata"], from: old["metadata"])
      serviceUpdate(spec, from: old["spec"])
    } else {
      metadata(service["metadata"], name: release >= Release(minor: 36) ? .service : .dns1035, isNamespaced: true)
    }
    let annotations = service["metadata"]["annotations"]
    let (hints, mode) = (
      annotations[key: "service.kubernetes.io/topology-aware-hints"],
      annotations[key: "service.kubernetes.io/topology-mode"]
    )
    if hints.exists, mode.exists, hints.text != mode.text {
      invalid(mode, nil, "must match annotations[service.kubernetes.io/topology-aware-hints] when both are specified")
    }
    let type = spec["type"].isEmptyText ? "ClusterIP" : spec["type"].text
    let isHeadless = Self.isHeadless(spec)
    let ports = spec["ports"]
    if ports.count == 0, !isHeadless, type != "ExternalName" { required(ports) }
    switch type {
    case "LoadBalancer", "NodePort":
      if isHeadless {
        invalid(
          spec["clusterIP"].named(spec["clusterIPs"].path.index(0)), GoText.quoted("None"),
          "may not be set to 'None' for \(type) services")
      }
    case "ExternalName": externalName(spec)
    default: break
    }
    servicePorts(ports)
    labels(spec["selector"])
    sessionAffinity(spec)
    let known = Set(old?["spec"]["externalIPs"].items.map(\.text) ?? [])
    for address in spec["externalIPs"].items {
      let before = errors.count
      if !known.contains(address.text) { legacyAddress(address) }
      if errors.count == before { endpointAddress(address) }
    }
    if !Self.serviceTypes.contains(type) { notSupported(spec["type"], Self.serviceTypes) }
    if type == "ClusterIP" {
      for item in ports.items where item["nodePort"].integer ?? 0 != 0 {
        forbidden(item["nodePort"], "may not be used when `type` is 'ClusterIP'")
      }
    }
    duplicatePorts(ports)
    policies(service, type)
  }

  static func isHeadless(_ spec: Field) -> Bool {
    spec["clusterIP"].isText("None") || spec["clusterIPs"].items.first?.isText("None") == true
  }

  private mutating func externalName(_ spec: Field) {
    let detail = "may not be set for ExternalName services"
    let addresses = spec["clusterIPs"]
    if addresses.count > 0 {
      forbidden(addresses, detail)
    } else if !spec["clusterIP"].isEmptyText {
      forbidden(spec["clusterIP"].named(addresses.path), detail)
    }
    if spec["ipFamilies"].count > 0 { forbidden(spec["ipFamilies"], detail) }
    if spec["ipFamilyPolicy"].exists { forbidden(spec["ipFamilyPolicy"], detail) }
    let name = spec["externalName"]
    let text = name.text.hasSuffix(".") ? String(name.text.dropLast()) : name.text
    if text.isEmpty { return required(name) }
    for fault in NameText.subdomainFaults(text) { invalid(name, GoText.quoted(text), fault) }
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
      if item["appProtocol"].exists { labelKey(item["appProtocol"]) }
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
    } else if config.exists, affinity.isEmptyText || affinity.isText("None") {
      forbidden(config, "must not be set when session affinity is None")
    }
  }

  private mutating func clusterAddresses(_ spec: Field, _ isHeadless: Bool) {
    let (address, list, families) = (spec["clusterIP"], spec["clusterIPs"], spec["ipFamilies"])
    // One without the other is made of it.
    if !address.isEmptyText, let first = list.items.first, first.text != address.text {
      invalid(list, Self.listText(list), "first value must match `clusterIP`")
    }
    var seen: Set<String> = []
    for family in families.items {
      if !family.isOne(of: ["IPv4", "IPv6"]) { notSupported(family, ["IPv4", "IPv6"]) }
      if !seen.insert(family.text).inserted { duplicate(family) }
    }
    word(spec["ipFamilyPolicy"], ["PreferDualStack", "RequireDualStack", "SingleStack"])
    var addresses = list.items
    if addresses.isEmpty, !address.isEmptyText { addresses = [address.named(list.path.index(0))] }
    let before = errors.count
    let known = Set(old?["spec"]["clusterIPs"].items.map(\.text) ?? [])
    for (i, item) in addresses.enumerated() {
      if i == 0, item.isText("None") {
        if addresses.count > 1 { invalid(list, Self.listText(list), "'None' must be the first and only value") }
      } else if !known.contains(item.text) {
        legacyAddress(item)
      }
    }
    if addresses.count > 2 { invalid(list, Self.listText(list), "may only hold up to 2 values") }
    if errors.count > before { return }
    let isFour = addresses.map { IPAddress($0.text)?.isFour ?? true }
    if addresses.count > 1, Set(isFour).count < 2 {
      invalid(list, Self.listText(list), "may specify no more than one IP for each IP family")
    }
    if isHeadless { return }
    for (i, (item, family)) in zip(addresses, families.items).enumerated() where family.isText("IPv6") == isFour[i] {
      invalid(item, nil, "expected an \(family.text) value as indicated by `ipFamilies[\(i)]`")
    }
  }

  private mutating func duplicatePorts(_ ports: Field) {
    var nodePorts: Set<String> = []
    for item in ports.items {
      guard let number = item["nodePort"].integer, number != 0 else { continue }
      let name = item["protocol"].isEmptyText ? "TCP" : item["protocol"].text
      if !nodePorts.insert("\(name)/\(number)").inserted { duplicate(item["nodePort"], String(number)) }
    }
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
  }

  private mutating func policies(_ service: Field, _ type: String) {
    let spec = service["spec"]
    sourceRanges(service, type)
    if spec["allocateLoadBalancerNodePorts"].exists, type != "LoadBalancer" {
      forbidden(spec["allocateLoadBalancerNodePorts"], "may only be used when `type` is 'LoadBalancer'")
    }
    loadBalancerClass(spec["loadBalancerClass"], type)
    let external = spec["externalTrafficPolicy"]
    if type == "LoadBalancer" || type == "NodePort" || type == "ClusterIP" && spec["externalIPs"].count > 0 {
      // Left out it is filled in.
      if !external.isEmptyText { word(external, ["Cluster", "Local"]) }
    } else if !external.isEmptyText {
      invalid(external, nil, "may only be set for externally-accessible services")
    }
    let healthCheck = spec["healthCheckNodePort"]
    if let number = healthCheck.integer, number != 0 {
      if type == "LoadBalancer", external.isText("Local") {
        port(healthCheck)
      } else {
        invalid(
          healthCheck, String(number),
          "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'")
      }
    }
    if !spec["internalTrafficPolicy"].isEmptyText { word(spec["internalTrafficPolicy"], ["Cluster", "Local"]) }
    let words = ["PreferClose", "PreferSameZone", "PreferSameNode"]
    word(spec["trafficDistribution"], release >= Release(minor: 34) ? words : [words[0]])
  }

  mutating func loadBalancerClass(_ name: Field, _ type: String) {
    guard name.exists else { return }
    if type == "LoadBalancer" {
      labelKey(name)
    } else {
      forbidden(name, "may only be used when `type` is 'LoadBalancer'")
    }
  }

  private mutating func sourceRanges(_ service: Field, _ type: String) {
    let list = service["spec"]["loadBalancerSourceRanges"]
    let detail = "may only be used when `type` is 'LoadBalancer'"
    if list.count > 0 {
      // Q: the path begins with a capital letter.
      let path = service["spec"].path.child("LoadBalancerSourceRanges")
      let known = Set(old?["spec"]["loadBalancerSourceRanges"].items.map(\.text.trimmingBlanks) ?? [])
      if type != "LoadBalancer" { forbidden(list.named(path), detail) }
      for (i, block) in list.items.enumerated() where !known.contains(block.text.trimmingBlanks) {
        legacyBlock(block.named(path.index(i)), block.text.trimmingBlanks)
      }
      return
    }
    let annotation = service["metadata"]["annotations"][key: "service.beta.kubernetes.io/load-balancer-source-ranges"]
    guard annotation.exists else { return }
    if type != "LoadBalancer" { forbidden(annotation, detail) }
    let text = annotation.text.trimmingBlanks
    let before = old?["metadata"]["annotations"][key: "service.beta.kubernetes.io/load-balancer-source-ranges"]
    if text.isEmpty || before?.text == annotation.text { return }
    for block in text.split(separator: ",", omittingEmptySubsequences: false) {
      legacyBlock(annotation, String(block).trimmingBlanks)
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
