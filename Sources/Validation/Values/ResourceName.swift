import Kubernetes
import SourceText
import Symbols

/// Names of resources, by the API server's classes.
enum ResourceName {
  private static let container: Set<String> = ["cpu", "memory", "ephemeral-storage"]
  private static let counted: Set<String> = [
    "pods", "resourcequotas", "services", "replicationcontrollers", "secrets", "configmaps", "persistentvolumeclaims",
    "services.nodeports", "services.loadbalancers",
  ]
  private static let quota: Set<String> = [
    "requests.cpu", "requests.memory", "requests.ephemeral-storage", "limits.cpu", "limits.memory",
    "limits.ephemeral-storage", "requests.storage",
  ]

  static func isHugePages(_ name: String) -> Bool { Symbol(name).isHugePages }

  static func isNative(_ name: String) -> Bool { Symbol(name).isNativeResource }

  static func isExtended(_ name: String) -> Bool { Symbol(name).isExtendedResource }

  static func isOvercommitAllowed(_ name: String) -> Bool { Symbol(name).isOvercommitAllowed }

  static func isWhole(_ name: String) -> Bool { counted.contains(name) || isExtended(name) }

  static func isStandardForContainers(_ name: String) -> Bool { container.contains(name) || isHugePages(name) }

  static func isStandardForQuota(_ name: String) -> Bool {
    container.contains(name) || counted.contains(name) || quota.contains(name) || isHugePages(name)
      || name.hasPrefix("requests.hugepages-")
  }

  static func isStandard(_ name: String) -> Bool {
    container.contains(name) || counted.contains(name) || quota.contains(name) || name == "storage" || isHugePages(name)
  }

  /// What a misspelt name was probably meant to be.
  static func advice(for name: String) -> String {
    let known = [
      "cpu", "memory", "ephemeral-storage", "nvidia.com/gpu", "amd.com/gpu", "hugepages-2Mi", "hugepages-1Gi",
    ]
    if name == "gpu" || name == "gpus" { return "did you mean nvidia.com/gpu?" }
    return Spelling.nearest(to: name, among: known).map { "did you mean \($0)?" } ?? ""
  }
}
