import Kubernetes

/// What programs write for each other.
extension RuleSet {
  mutating func lease(_ lease: Field) {
    metadata(lease["metadata"], name: .subdomain, isNamespaced: true)
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
}
