import Kubernetes

extension RuleSet {
  mutating func ingress(_ ingress: Field) {
    metadata(ingress["metadata"], name: .subdomain, isNamespaced: true)
    let spec = ingress["spec"]
    if spec["rules"].count == 0, !spec["defaultBackend"].exists {
      invalid(spec, spec["rules"].goText, "either `defaultBackend` or `rules` must be specified")
    }
    if spec["defaultBackend"].exists { backend(spec["defaultBackend"]) }
    for rule in spec["rules"].items {
      host(rule["host"])
      guard rule["http"].exists else { continue }
      let paths = rule["http"]["paths"]
      if paths.count == 0 { required(paths) }
      for path in paths.items { ingressPath(path) }
    }
    for entry in spec["tls"].items {
      for name in entry["hosts"].items { hostName(name) }
      if !entry["secretName"].isEmptyText, !hasWrongSecrets { faults(entry["secretName"], .subdomain) }
    }
    let className = spec["ingressClassName"]
    if className.exists { faults(className, .subdomain) }
    let annotation = ingress["metadata"]["annotations"][key: "kubernetes.io/ingress.class"]
    if old == nil, annotation.exists, className.exists, annotation.text != className.text {
      invalid(
        annotation.named(FieldPath.root.child(text: "annotations").child(text: "kubernetes.io/ingress.class")), nil,
        "must match `ingressClassName` when both are specified")
    }
  }

  /// Whether what is stored names secrets that cannot be there: it may go on to.
  private var hasWrongSecrets: Bool {
    (old?["spec"]["tls"].items ?? []).contains { entry in
      !entry["secretName"].isEmptyText && !NameText.subdomainFaults(entry["secretName"].text).isEmpty
    }
  }

  /// What a backend is that is no Service.
  private mutating func resource(_ reference: Field) {
    if reference["apiGroup"].exists { faults(reference["apiGroup"], .subdomain) }
    for (field, words) in [(reference["kind"], "kind is required"), (reference["name"], "name is required")] {
      if field.isEmptyText { required(field, words) } else { faults(field, .pathSegment) }
    }
  }

  private mutating func host(_ field: Field) {
    if field.isEmptyText { return }
    if IPAddress(field.text) != nil { return invalid(field, nil, "must be a DNS name, not an IP address") }
    hostName(field)
  }

  private mutating func hostName(_ field: Field) {
    guard field.text.contains("*") else { return faults(field, .subdomain) }
    let rest = field.text.dropFirst(2)
    if field.text.hasPrefix("*."), NameText.subdomainFaults(String(rest)).isEmpty { return }
    invalid(
      field, nil,
      "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist of lower "
        + "case alphanumeric characters, '-' or '.' and end with an alphanumeric character (e.g. '*.example.com', regex "
        + #"used for validation is '\*\.[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"#)
  }

  private mutating func ingressPath(_ path: Field) {
    let type = path["pathType"]
    let text = path["path"]
    switch type.text {
    case "" where !type.exists: required(type, "pathType must be specified")
    case "Exact", "Prefix":
      if !text.text.hasPrefix("/") { invalid(text, nil, "must be an absolute path") }
      for part in ["//", "/./", "/../", "%2f", "%2F"] where text.text.contains(part) {
        invalid(text, nil, "must not contain '\(part)'")
      }
      for end in ["/..", "/."] where text.text.hasSuffix(end) { invalid(text, nil, "cannot end with '\(end)'") }
    case "ImplementationSpecific":
      if !text.isEmptyText, !text.text.hasPrefix("/") { invalid(text, nil, "must be an absolute path") }
    default: notSupported(type, ["Exact", "ImplementationSpecific", "Prefix"])
    }
    backend(path["backend"])
  }

  private mutating func backend(_ backend: Field) {
    let service = backend["service"]
    if backend["resource"].exists {
      if service.exists { return invalid(backend, "\"\"", "cannot set both resource and service backends") }
      return resource(backend["resource"])
    }
    guard service.exists else { return invalid(backend, "\"\"", "resource or service backend is required") }
    if service["name"].isEmptyText {
      required(service["name"])
    } else {
      faults(service["name"], .dns1035)
    }
    let name = service["port"]["name"]
    let number = service["port"]["number"]
    let hasNumber = number.integer.map { $0 != 0 } ?? false
    switch (!name.isEmptyText, hasNumber) {
    case (true, true): invalid(backend, "\"\"", "cannot set both port name & port number")
    case (true, false): portNumberOrName(name)
    case (false, true): port(number)
    case (false, false): required(backend, "port name or number is required")
    }
  }
}
