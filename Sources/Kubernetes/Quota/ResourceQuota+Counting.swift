import Symbols

/// What a quota counts.
///
/// Source: "Resource Quotas", Kubernetes documentation.
extension ResourceQuota {
  /// Whether it counts a pod of its namespace, or the claims that are made for one.
  public func counts(_ spec: PodSpec) -> Bool {
    scopes.allSatisfy { $0.matches(spec) } && hard.amounts.contains { counts($0.name.text, of: spec) }
  }

  private func counts(_ name: String, of spec: PodSpec) -> Bool {
    switch name {
    case "pods", "count/pods", "cpu", "memory", "ephemeral-storage", "requests.cpu", "requests.memory",
      "requests.ephemeral-storage", "limits.cpu", "limits.memory", "limits.ephemeral-storage":
      return true
    default: break
    }
    let isOfClaims =
      name == "requests.storage" || name == "persistentvolumeclaims" || name == "count/persistentvolumeclaims"
      || name.contains(".storageclass.storage.k8s.io/")
    // Scopes choose pods, and claims are none.
    if isOfClaims { return !isScoped && spec.volumes.contains(where: \.isClaimOfItsOwn) }
    // What is left counts those alone that ask for it.
    guard let resource = Self.asked(name) else { return false }
    return (spec.containers + spec.initContainers).contains { container in
      container.resources.requests[resource] != nil || container.resources.limits[resource] != nil
    }
  }

  /// `nvidia.com/gpu` for `requests.nvidia.com/gpu`; nil for what pods cannot ask for.
  private static func asked(_ name: String) -> Symbol? {
    if name.hasPrefix("hugepages-") { return Symbol(name) }
    guard name.hasPrefix("requests.") || name.hasPrefix("limits.") else { return nil }
    return Symbol(String(name.drop { $0 != "." }.dropFirst()))
  }
}

extension Volume {
  /// A claim, made for the pod or made before it.
  fileprivate var isClaimOfItsOwn: Bool {
    switch source {
    case .claim, .ephemeral: true
    default: false
    }
  }
}
