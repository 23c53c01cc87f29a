import Symbols

extension QuotaSubject {
  /// Whether a quota counts it as far as the quota's scopes go. Scopes choose pods, or claims by what their volumes are like; what else is
  /// counted belongs to no scope.
  public func isIn(_ scopes: [ResourceQuota.Scope]) -> Bool {
    scopes.allSatisfy { scope in
      switch self {
      case .pod(let pod, _): scope.matches(pod.spec.value)
      case .claim(let claim): scope.name == "VolumeAttributesClass" && scope.matches(anyOf: claim.attributesClasses)
      case .service, .resourceClaim, .object: false
      }
    }
  }
}

extension ResourceQuota.Scope {
  /// Whether a pod belongs to it.
  ///
  /// Source: "Quota scopes" under "Resource Quotas", Kubernetes documentation.
  public func matches(_ spec: PodSpec) -> Bool {
    switch name {
    case "Terminating": spec.activeDeadlineSeconds != nil
    case "NotTerminating": spec.activeDeadlineSeconds == nil
    case "BestEffort": spec.isBestEffort
    case "NotBestEffort": !spec.isBestEffort
    case "PriorityClass": matches(anyOf: spec.priorityClassName.isEmpty ? [] : [spec.priorityClassName])
    case "CrossNamespacePodAffinity": spec.affinity?.namesOtherNamespaces ?? false
    default: false
    }
  }

  /// - Parameter names: those that the object has; most have one or none.
  fileprivate func matches(anyOf names: [Symbol]) -> Bool {
    switch `operator` {
    case "In": names.contains { values.contains($0) }
    case "NotIn": names.isEmpty || names.contains { !values.contains($0) }
    case "DoesNotExist": names.isEmpty
    default: !names.isEmpty
    }
  }
}

extension Affinity {
  /// Whether some term says in which namespaces it looks, even if that is the pod's own.
  fileprivate var namesOtherNamespaces: Bool {
    let terms = requiredPod + requiredPodAnti + preferredPod.map(\.term) + preferredPodAnti.map(\.term)
    return terms.contains { !$0.namespaces.isEmpty || $0.namespaceSelector != nil }
  }
}
