import Symbols

/// What quotas call what they count.
///
/// Source: "Resource Quotas", Kubernetes documentation.
enum QuotaName {
  static let countPods: Symbol = "count/pods"
  static let requestsCPU: Symbol = "requests.cpu"
  static let requestsMemory: Symbol = "requests.memory"
  static let requestsEphemeralStorage: Symbol = "requests.ephemeral-storage"
  static let limitsCPU: Symbol = "limits.cpu"
  static let limitsMemory: Symbol = "limits.memory"
  static let limitsEphemeralStorage: Symbol = "limits.ephemeral-storage"
  static let claims: Symbol = "persistentvolumeclaims"
  static let requestsStorage: Symbol = "requests.storage"
  static let services: Symbol = "services"
  static let loadBalancers: Symbol = "services.loadbalancers"
  static let nodePorts: Symbol = "services.nodeports"

  /// Between a StorageClass and what is counted of it.
  static let storageClassMark = ".storageclass.storage.k8s.io/"
  /// Behind a DeviceClass of which devices are counted.
  static let deviceClassMark = ".deviceclass.resource.k8s.io/devices"
  /// Before a DeviceClass of which devices are counted as an extended resource.
  static let implicitPrefix = "requests.deviceclass.resource.kubernetes.io/"

  /// Those of pods alone.
  static let ofPods: Set<Symbol> = [
    countPods, .cpu, .memory, .ephemeralStorage, requestsCPU, requestsMemory, requestsEphemeralStorage, limitsCPU,
    limitsMemory, limitsEphemeralStorage, .pods,
  ]
  /// A container must say these where a quota counts them.
  static let required: Set<Symbol> = [.cpu, .memory, requestsCPU, requestsMemory, limitsCPU, limitsMemory]
  /// Resources of the core that may be counted by their name alone.
  static let counted: Set<Symbol> = ["configmaps", "resourcequotas", "replicationcontrollers", "secrets"]

  static func count(of resource: Symbol, group: Symbol) -> Symbol {
    Symbol(group.isEmpty ? "count/\(resource.text)" : "count/\(resource.text).\(group.text)")
  }

  static func request(of resource: Symbol) -> Symbol { Symbol("requests.\(resource.text)") }

  /// Whether a pod asks for devices of a class by this name.
  static func isRequestedByDevices(_ resource: Symbol) -> Bool {
    resource.hasPrefix("deviceclass.resource.kubernetes.io/")
  }

  /// Whether a quota counts an extended resource by this name.
  static func isExtended(_ name: Symbol) -> Bool {
    name.hasPrefix("requests.")
      && (!name.isNativeResource || name.hasPrefix("requests.deviceclass.resource.kubernetes.io/"))
  }
}
