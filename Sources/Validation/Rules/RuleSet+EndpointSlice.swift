import Kubernetes
import SourceText

extension RuleSet {
  mutating func endpointSlice(_ slice: Field) {
    metadata(slice["metadata"], name: .subdomain, isNamespaced: true)
    let type = slice["addressType"]
    declared { rules in
      if type.isEmptyText { rules.required(type) } else { rules.word(type, ["FQDN", "IPv4", "IPv6"]) }
    }
    let known = Set(old?["endpoints"].items.flatMap { $0["addresses"].items.map(\.text) } ?? [])
    var names: Set<String> = []
    for port in slice["ports"].items { endpointPort(port, &names) }
    let endpoints = slice["endpoints"]
    if endpoints.count > 1000 {
      tooMany(endpoints, endpoints.count, limit: 1000)
    } else {
      for endpoint in endpoints.items { self.endpoint(endpoint, type.text, known) }
    }
    if let old { declaredImmutable(type, old["addressType"]) }
  }

  private mutating func endpointPort(_ port: Field, _ names: inout Set<String>) {
    let name = port["name"]
    if !name.isEmptyText { faults(name, .label) }
    if !names.insert(name.text).inserted { duplicate(name) }
    word(port["protocol"], ["SCTP", "TCP", "UDP"])
    let application = port["appProtocol"]
    if application.exists {
      for fault in NameText.qualifiedNameFaults(application.text) { invalid(application, nil, fault) }
    }
  }

  private mutating func endpoint(_ endpoint: Field, _ type: String, _ known: Set<String>) {
    let addresses = endpoint["addresses"]
    if addresses.count == 0 {
      declared { $0.required(addresses, $0.isDeclared ? "" : "must contain at least 1 address") }
    }
    if addresses.count > 100 { declared { $0.tooMany(addresses, addresses.count, limit: 100) } }
    for address in addresses.items { self.address(address, of: addresses, type, isKnown: known.contains(address.text)) }
    if endpoint["nodeName"].exists { faults(endpoint["nodeName"], .subdomain) }
    if endpoint["hostname"].exists { faults(endpoint["hostname"], .label) }
    let zones = endpoint["hints"]["forZones"]
    if zones.count > 8 { tooMany(zones, zones.count, limit: 8) }
    var seen: Set<String> = []
    for zone in zones.items {
      if !seen.insert(zone["name"].text).inserted { duplicate(zone["name"]) }
      for fault in NameText.labelValueFaults(zone["name"].text) { invalid(zone["name"], nil, fault) }
    }
  }

  private mutating func address(_ field: Field, of list: Field, _ type: String, isKnown: Bool) {
    guard type == "IPv4" || type == "IPv6" else {
      if type == "FQDN" { faults(field, .subdomain) }
      return
    }
    if !isKnown { legacyAddress(field) }
    if let address = IPAddress(field.text), address.isFour == (type == "IPv6") {
      // The API server names the list.
      invalid(field.named(list.path), GoText.quoted(field.text), "must be an \(type) address")
    }
    if IPAddress(field.text) != nil { endpointAddress(field) }
  }
}
