public import Symbols
public import Versions

extension QuotaUsage {
  /// What an object of no special kind is charged for: its number.
  ///
  /// - Parameters:
  ///   - resource: the plural: `deployments`.
  ///   - group: empty for the core.
  public init(countOf resource: Symbol, group: Symbol) {
    self[QuotaName.count(of: resource, group: group)] = Quantity(1)
    if group.isEmpty, QuotaName.counted.contains(resource) { self[resource] = Quantity(1) }
  }

  public init(_ claim: QuotaSubject.Claim) {
    self.init(countOf: QuotaName.claims, group: .none)
    self[QuotaName.claims] = Quantity(1)
    // Bytes are counted whole.
    let storage = claim.storage?.roundedUpToUnits()
    self[QuotaName.requestsStorage] = storage
    if claim.storageClass.isEmpty { return }
    let prefix = claim.storageClass.text + QuotaName.storageClassMark
    self[Symbol(prefix + "persistentvolumeclaims")] = Quantity(1)
    self[Symbol(prefix + "requests.storage")] = storage
  }

  public init(_ service: QuotaSubject.Service) {
    self.init(countOf: QuotaName.services, group: .none)
    self[QuotaName.services] = Quantity(1)
    self[QuotaName.loadBalancers] = Quantity(service.type == "LoadBalancer" ? 1 : 0)
    let ports =
      switch service.type {
      case "NodePort": service.ports
      // Ports are counted before they are given out: by what is asked for.
      case "LoadBalancer": service.allocatesNodePorts ? service.ports : service.portsWithNodePort
      default: 0
      }
    self[QuotaName.nodePorts] = Quantity(Int64(ports))
  }

  /// - Parameter extendedResources: by class, the extended resource that its devices serve.
  public init(_ claim: ResourceClaim, extendedResources: [Symbol: Symbol], in version: KubernetesVersion) {
    self.init(countOf: "resourceclaims", group: "resource.k8s.io")
    var devices: [(deviceClass: Symbol, count: Int64)] = []
    func add(_ count: Int64, _ deviceClass: Symbol) {
      if let slot = devices.firstIndex(where: { $0.deviceClass == deviceClass }) {
        devices[slot].count += count
      } else {
        devices.append((deviceClass, count))
      }
    }
    for request in claim.spec.requests {
      switch request.kind {
      case .exactly(let demand): add(demand.largestCount, demand.deviceClassName)
      case .firstAvailable(let demands):
        // One of them is taken; of each class, the most that may come of it.
        var largest: [(deviceClass: Symbol, count: Int64)] = []
        for demand in demands {
          if let slot = largest.firstIndex(where: { $0.deviceClass == demand.deviceClassName }) {
            largest[slot].count = max(largest[slot].count, demand.largestCount)
          } else {
            largest.append((demand.deviceClassName, demand.largestCount))
          }
        }
        for one in largest { add(one.count, one.deviceClass) }
      case .unknown: break
      }
    }
    for (deviceClass, count) in devices {
      self[Symbol(deviceClass.text + QuotaName.deviceClassMark)] = Quantity(count)
      guard version.has(.extendedResourcesByDevices), count > 0 else { continue }
      self[Symbol(QuotaName.implicitPrefix + deviceClass.text)] = Quantity(count)
      if let name = extendedResources[deviceClass], !name.isEmpty {
        self[QuotaName.request(of: name)] = Quantity(count)
      }
    }
  }
}

extension DeviceDemand {
  /// The most devices that it may be given; a claim has no more than 32.
  fileprivate var largestCount: Int64 {
    switch allocationMode {
    case .exactCount(let count): count
    case .all: 32
    case .unknown: 0
    }
  }
}
