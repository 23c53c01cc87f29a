import Kubernetes
import SourceText

extension RuleSet {
  mutating func runtimeClass(_ runtimeClass: Field) {
    metadata(runtimeClass["metadata"], name: .subdomain, isNamespaced: false, anyFinalizer: true)
    let handler = runtimeClass["handler"]
    if let old { return declaredImmutable(handler, old["handler"]) }
    declared { rules in
      if handler.isEmptyText { rules.required(handler) } else { rules.faults(handler, .label) }
    }
    let overhead = runtimeClass["overhead"]
    if overhead.exists {
      // Q: the path says `limits`.
      var amounts = ResourceAmounts()
      amounts.fill(from: ResourceAmounts(overhead["podFixed"]), overhead.path.child("limits"))
      requirements(overhead, amounts, ResourceAmounts()) { rules, amount in rules.containerResourceName(amount) }
    }
    labels(runtimeClass["scheduling"]["nodeSelector"])
    let list = runtimeClass["scheduling"]["tolerations"]
    tolerations(list)
    var seen: Set<String> = []
    for item in list.items {
      let key = ["key", "operator", "value", "effect"].map { (name: StaticString) in item[name].text }
      if !seen.insert(key.joined(separator: "\u{0}")).inserted {
        duplicate(item, GoStruct.text(item, "Toleration", release))
      }
    }
  }

  mutating func ingressClass(_ ingressClass: Field) {
    let spec = ingressClass["spec"]
    if let old {
      metadataUpdate(ingressClass["metadata"], from: old["metadata"])
      immutable(spec["controller"], old["spec"]["controller"])
    }
    newMetadata(ingressClass["metadata"], name: .subdomain, isNamespaced: false)
    let controller = spec["controller"]
    if controller.text.utf8.count > 250 { tooLong(controller, limit: 250) }
    domainPath(controller)
    let parameters = spec["parameters"]
    guard parameters.exists else { return }
    if parameters["apiGroup"].exists { faults(parameters["apiGroup"], .subdomain) }
    for name: StaticString in ["kind", "name"] {
      let field = parameters[name]
      if field.isEmptyText { declared { $0.required(field) } } else { faults(field, .pathSegment) }
    }
    parametersScope(parameters)
  }

  private mutating func parametersScope(_ parameters: Field) {
    let (scope, namespace) = (parameters["scope"], parameters["namespace"])
    // Left out it is filled in.
    if scope.exists, !scope.isOne(of: ["Cluster", "Namespace"]) {
      return notSupported(scope, ["Cluster", "Namespace"])
    }
    if scope.isText("Namespace") {
      if !namespace.exists {
        required(namespace, "`parameters.scope` is set to 'Namespace'")
      } else {
        faults(namespace, .label)
      }
    } else if namespace.exists {
      forbidden(namespace, "`parameters.scope` is set to 'Cluster'")
    }
  }

  /// `acme.io/foo`.
  mutating func domainPath(_ field: Field) {
    if field.isEmptyText { return required(field) }
    let parts = field.text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
      return invalid(field, nil, "must be a domain-prefixed path (such as \"acme.io/foo\")")
    }
    for fault in NameText.subdomainFaults(parts[0]) { invalid(field, GoText.quoted(parts[0]), fault) }
    let marks = "/-._~%!$&'()*+,;=:"
    let isPath = parts[1].unicodeScalars.allSatisfy { scalar in
      scalar.isASCII
        && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || marks.unicodeScalars.contains(scalar))
    }
    if !isPath {
      invalid(
        field, GoText.quoted(parts[1]),
        "Invalid path (regex used for validation is '[A-Za-z0-9/\\-._~%!$&'()*+,;=:]+')")
    }
  }

  mutating func storageVersionMigration(_ migration: Field) {
    newMetadata(migration["metadata"], name: .subdomain, isNamespaced: false)
    let resource = migration["spec"]["resource"]["resource"]
    if resource.isEmptyText {
      required(resource, "resource is required to be set")
    } else if case let faults = NameText.dns1035Faults(resource.text), !faults.isEmpty {
      invalid(resource, nil, faults.joined(separator: ","))
    }
    let group = migration["spec"]["resource"]["group"]
    if !group.isEmptyText, case let faults = NameText.subdomainFaults(group.text), !faults.isEmpty {
      invalid(group, nil, faults.joined(separator: ","))
    }
    guard let old else { return }
    metadataUpdate(migration["metadata"], from: old["metadata"])
    immutable(migration["spec"], old["spec"], as: "StorageVersionMigrationSpec")
  }
}
