import Kubernetes
import Symbols

/// Quotas, which refuse pods once their namespace has used up what it may.
enum QuotaStation: Station {
  static func assumptions(_ way: PodWay) -> [String] {
    let count = way.contents.resourceQuotas.count
    return count == 0 || way.wanted.admittedNamespaces.isEmpty
      ? [] : ["ResourceQuota (\(count) in the input) is not played: pods are admitted as if there were none"]
  }

  static func notPlayed(_ way: PodWay) -> [PlacementRun.NotPlayed] {
    way.contents.resourceQuotas.compactMap { quota in
      PlacementRun.NotPlayed(
        .quota, title(quota), "could refuse", quota.metadata, pods: covered(by: quota, way.made))
    }
  }

  static func title(_ quota: ResourceQuota) -> String {
    "ResourceQuota \(quota.metadata.namespace.text)/\(quota.metadata.name.text)"
  }

  /// The pods that it counts, or whose claims it counts.
  static func covered(by quota: ResourceQuota, _ pods: [Pod]) -> [Pod] {
    pods.filter { pod in
      pod.metadata.namespace == quota.metadata.namespace && quota.scopes.allSatisfy { $0.mayMean(pod) }
        && quota.hard.amounts.contains { counts($0.name.text, pod.spec.value, isScoped: quota.isScoped) }
    }
  }

  private static func counts(_ name: String, _ spec: PodSpec, isScoped: Bool) -> Bool {
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
    guard let resource = asked(name) else { return false }
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

extension ResourceQuota.Scope {
  /// Whether a pod is counted, or may be as far as is known of it.
  fileprivate func mayMean(_ pod: Pod) -> Bool {
    let spec = pod.spec.value
    switch name {
    case "BestEffort": return spec.isBestEffort
    case "NotBestEffort": return !spec.isBestEffort
    case "PriorityClass":
      switch `operator` {
      case "In": return values.contains(spec.priorityClassName)
      case "NotIn": return !values.contains(spec.priorityClassName)
      case "DoesNotExist": return spec.priorityClassName.isEmpty
      default: return !spec.priorityClassName.isEmpty
      }
    default: return true
    }
  }
}

extension PodSpec {
  /// Asks for no cpu and no memory, and is bounded in neither.
  fileprivate var isBestEffort: Bool {
    let all = (containers + initContainers).map(\.resources) + (resources.map { [$0] } ?? [])
    return !all.contains { resources in
      ["cpu", "memory"].contains { (name: Symbol) in
        [resources.requests[name], resources.limits[name]].contains { $0.map { !$0.isZero } ?? false }
      }
    }
  }
}
