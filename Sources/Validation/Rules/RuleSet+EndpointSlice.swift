import Kubernetes
import SourceText

extension RuleSet {
  mutating func endpointSlice(_ slice: Field) {
    metadata(slice["metadata"], name: .subdomain, isNamespaced: true)
    let type = slice["addressType"]
    if type.isEmptyText {
      required(type)
    } else {
      word(type, ["FQDN", "IPv4", "IPv6"])
    }
    var names: Set<String> = []
    for port in slice["ports"].items { endpointPort(port, &names) }
    if slice["endpoints"].count > 1000 { tooMany(slice["endpoints"], slice["endpoints"].count, limit: 1000) }
    for endpoint in slice["endpoints"].items { self.endpoint(endpoint, type.text) }
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

  private mutating func endpoint(_ endpoint: Field, _ type: String) {
    let addresses = endpoint["addresses"]
    if addresses.count == 0 { required(addresses, "must contain at least 1 address") }
    if addresses.count > 100 { tooMany(addresses, addresses.count, limit: 100) }
    for address in addresses.items { self.address(address, of: addresses, type) }
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

  private mutating func address(_ field: Field, of list: Field, _ type: String) {
    guard type == "IPv4" || type == "IPv6" else {
      if type == "FQDN" { faults(field, .subdomain) }
      return
    }
    guard let address = IPAddress(field.text) else { return ipAddress(field) }
    if address.isFour == (type == "IPv6") {
      // The API server names the list.
      invalid(field.named(list.path), GoText.quoted(field.text), "must be an \(type) address")
    }
    if address.isUnspecified {
      invalid(field, nil, "may not be unspecified (\(field.text))")
    } else if address.isLoopback {
      invalid(field, nil, "may not be in the loopback range (127.0.0.0/8, ::1/128)")
    } else if address.isLinkLocalUnicast {
      invalid(field, nil, "may not be in the link-local range (169.254.0.0/16, fe80::/10)")
    } else if address.isLinkLocalMulticast {
      invalid(field, nil, "may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)")
    }
  }
}
