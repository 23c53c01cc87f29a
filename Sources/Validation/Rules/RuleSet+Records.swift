import Kubernetes

/// What programs write for each other.
extension RuleSet {
  mutating func lease(_ lease: Field) {
    metadata(lease["metadata"], name: .subdomain, isNamespaced: true, anyFinalizer: true)
    let spec = lease["spec"]
    if let seconds = spec["leaseDurationSeconds"].integer, seconds <= 0 {
      invalid(spec["leaseDurationSeconds"], String(seconds), "must be greater than 0")
    }
    nonNegative(spec["leaseTransitions"])
  }

  mutating func controllerRevision(_ revision: Field) {
    metadata(revision["metadata"], name: .subdomain, isNamespaced: true)
    if !revision["data"].exists { required(revision["data"], "data is mandatory") }
    nonNegative(revision["revision"])
  }

  /// Events are checked less than other objects: their metadata, and that they stand where their object does.
  mutating func event(_ event: Field) {
    metadata(event["metadata"], name: .subdomain, isNamespaced: true)
    let object = event["involvedObject"].exists ? event["involvedObject"] : event["regarding"]
    let namespace = event["metadata"]["namespace"]
    if !object["namespace"].isEmptyText, !namespace.isEmptyText, object["namespace"].text != namespace.text {
      invalid(
        object["namespace"].named(FieldPath.root.child("involvedObject").child("namespace")), nil,
        "does not match event.namespace")
    }
  }

  mutating func serviceAccount(_ account: Field) {
    if let old { metadataUpdate(account["metadata"], from: old["metadata"]) }
    newMetadata(account["metadata"], name: .subdomain, isNamespaced: true)
  }

  mutating func endpoints(_ endpoints: Field) {
    metadata(endpoints["metadata"], name: .subdomain, isNamespaced: true)
    let subsets = endpoints["subsets"]
    for subset in subsets.items {
      let (ready, others, ports) = (subset["addresses"], subset["notReadyAddresses"], subset["ports"])
      if ready.count + others.count == 0 { required(subset, "must specify `addresses` or `notReadyAddresses`") }
      for address in ready.items + others.items {
        legacyAddress(address["ip"])
        if !address["hostname"].isEmptyText { faults(address["hostname"], .label) }
        if address["nodeName"].exists { faults(address["nodeName"], .subdomain) }
        if IPAddress(address["ip"].text) != nil { endpointAddress(address["ip"]) }
      }
      for port in ports.items {
        let name = port["name"]
        if name.isEmptyText {
          if ports.count > 1 { required(name) }
        } else {
          faults(name, .label)
        }
        let number = port["port"].integer ?? 0
        if !(1...65535).contains(number) {
          invalid(port["port"], String(number), "must be between 1 and 65535, inclusive")
        }
        if !port["protocol"].isEmptyText { word(port["protocol"], ["SCTP", "TCP", "UDP"]) }
        if port["appProtocol"].exists { labelKey(port["appProtocol"]) }
      }
    }
  }
}
