import Kinds
import Kubernetes

extension RuleSet {
  mutating func networkPolicy(_ policy: Field) {
    metadata(policy["metadata"], name: .subdomain, isNamespaced: true)
    let spec = policy["spec"]
    labelSelector(spec["podSelector"])
    for rule in spec["ingress"].items {
      for port in rule["ports"].items { policyPort(port) }
      for peer in rule["from"].items { self.peer(peer) }
    }
    for rule in spec["egress"].items {
      for port in rule["ports"].items { policyPort(port) }
      for peer in rule["to"].items { self.peer(peer) }
    }
    let types = spec["policyTypes"]
    if types.count > 2 {
      return invalid(types, Self.listText(types), "may not specify more than two policyTypes")
    }
    for type in types.items where !type.isOne(of: ["Ingress", "Egress"]) { notSupported(type, ["Ingress", "Egress"]) }
  }

  private mutating func policyPort(_ port: Field) {
    let networkProtocol = port["protocol"]
    if networkProtocol.exists, !networkProtocol.isOne(of: ["TCP", "UDP", "SCTP"]) {
      notSupported(networkProtocol, ["TCP", "UDP", "SCTP"])
    }
    let first = port["port"]
    let last = port["endPort"]
    if first.exists { portNumberOrName(first) }
    guard last.exists, let end = last.integer else { return }
    guard first.exists else {
      return invalid(last, String(end), "may not be specified when `port` is not specified")
    }
    guard let start = first.integer else {
      return invalid(last, String(end), "may not be specified when `port` is non-numeric")
    }
    if end < start {
      // Until 1.36 the message shows the other port.
      let shown = release < Release(minor: 37) ? start : end
      invalid(last, String(shown), "must be greater than or equal to `port`")
    }
    if !(1...65535).contains(end) { invalid(last, String(end), "must be between 1 and 65535, inclusive") }
  }

  private mutating func peer(_ peer: Field) {
    var others = 0
    for selector in [peer["podSelector"], peer["namespaceSelector"]] where selector.exists {
      others += 1
      labelSelector(selector)
    }
    let block = peer["ipBlock"]
    if block.exists { addressBlock(block) }
    if others == 0, !block.exists {
      required(peer, "must specify a peer")
    } else if others > 0, block.exists {
      forbidden(peer, "may not specify both ipBlock and another peer")
    }
  }

  private mutating func addressBlock(_ block: Field) {
    let fault = "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)"
    let all = block["cidr"]
    if all.isEmptyText { return required(all) }
    let outer = IPNetwork(all.text)
    if outer == nil { return invalid(all, nil, fault) }
    for exception in block["except"].items {
      guard let inner = IPNetwork(exception.text) else {
        invalid(exception, nil, fault)
        continue
      }
      if let outer, inner.prefixLength <= outer.prefixLength || !outer.contains(inner.address) {
        invalid(exception, nil, "must be a strict subset of `cidr`")
      }
    }
  }
}
