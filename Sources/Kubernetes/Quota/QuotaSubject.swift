public import Symbols
public import Versions

/// An object as quotas look at it.
public enum QuotaSubject: Sendable {
  /// - Parameter isGone: whether its time to stop is over.
  case pod(Pod, isGone: Bool = false)
  case claim(Claim)
  case service(Service)
  /// - Parameter extendedResources: by DeviceClass, the extended resource that its devices serve.
  case resourceClaim(ResourceClaim, extendedResources: [Symbol: Symbol])
  /// Any other object: the plural of its kind, and the API group, which is empty for the core.
  case object(resource: Symbol, group: Symbol)

  /// A PersistentVolumeClaim.
  public struct Claim: Sendable {
    /// Empty without one.
    public var storageClass: Symbol
    /// What it asks for, or was given, whichever is more.
    public var storage: Quantity?
    /// Every VolumeAttributesClass that it has, had, or shall have.
    public var attributesClasses: [Symbol] = []

    public init(storageClass: Symbol, storage: Quantity?) {
      self.storageClass = storageClass
      self.storage = storage
    }

    public init(_ claim: PersistentVolumeClaim) {
      // The old annotation counts first.
      let annotation = claim.metadata.annotations["volume.beta.kubernetes.io/storage-class"]
      storageClass = annotation ?? claim.spec.storageClassName ?? .none
      storage = claim.spec.requests["storage"]
    }
  }

  /// A Service.
  public struct Service: Sendable {
    public var type: Symbol
    public var ports: Int
    /// How many of the ports name a nodePort.
    public var portsWithNodePort: Int
    public var allocatesNodePorts: Bool

    public init(type: Symbol, ports: Int, portsWithNodePort: Int = 0, allocatesNodePorts: Bool = true) {
      self.type = type
      self.ports = ports
      self.portsWithNodePort = portsWithNodePort
      self.allocatesNodePorts = allocatesNodePorts
    }
  }

  /// What it is charged for.
  public func usage(in version: KubernetesVersion) -> QuotaUsage {
    switch self {
    case .pod(let pod, let isGone): QuotaUsage(pod, isGone: isGone, in: version)
    case .claim(let claim): QuotaUsage(claim)
    case .service(let service): QuotaUsage(service)
    case .resourceClaim(let claim, let names): QuotaUsage(claim, extendedResources: names, in: version)
    case .object(let resource, let group): QuotaUsage(countOf: resource, group: group)
    }
  }

  /// Whether a quota that counts something by this name has to do with objects of its kind.
  public func isCounted(as name: Symbol, in version: KubernetesVersion) -> Bool {
    switch self {
    case .pod:
      return QuotaName.ofPods.contains(name) || name.isHugePages || name.hasPrefix("requests.hugepages-")
        || QuotaName.isExtended(name)
    case .claim:
      if name == QuotaName.claims || name == QuotaName.requestsStorage || name == "count/persistentvolumeclaims" {
        return true
      }
      let text = name.text
      return text.hasSuffix(QuotaName.storageClassMark + "persistentvolumeclaims")
        || text.hasSuffix(QuotaName.storageClassMark + "requests.storage")
    case .service:
      return name == QuotaName.services || name == QuotaName.loadBalancers || name == QuotaName.nodePorts
        || name == "count/services"
    case .resourceClaim(_, let names):
      if name == "count/resourceclaims.resource.k8s.io" || name.text.hasSuffix(QuotaName.deviceClassMark) {
        return true
      }
      guard version.has(.extendedResourcesByDevices), QuotaName.isExtended(name) else { return false }
      let resource = Symbol(String(name.text.dropFirst("requests.".count)))
      if let deviceClass = QuotaName.deviceClass(requestedAs: resource) { return names[deviceClass]?.isEmpty == false }
      return names.contains { $0.value == resource }
    case .object(let resource, let group):
      return name == QuotaName.count(of: resource, group: group)
        || (group.isEmpty && name == resource && QuotaName.counted.contains(resource))
    }
  }
}

extension QuotaName {
  /// The class of devices that a pod asks for by this name; nil for another name.
  fileprivate static func deviceClass(requestedAs resource: Symbol) -> Symbol? {
    isRequestedByDevices(resource)
      ? Symbol(String(resource.text.dropFirst("deviceclass.resource.kubernetes.io/".count))) : nil
  }
}
