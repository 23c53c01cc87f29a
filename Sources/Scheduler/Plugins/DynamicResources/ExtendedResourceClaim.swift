import Kubernetes
import SourceText
import Symbols

/// The claim that kube-scheduler makes for a pod whose extended resources are served by devices: on each node for those
/// resources that the node does not have itself.
///
/// Source: "Extended resource allocation by DRA", Kubernetes documentation.
struct ExtendedResourceClaim {
  private let pod: ScheduledPod
  private let devices: DeviceTable
  /// Resources with a device class, in name order.
  private let resources: [(name: Symbol, className: Symbol)]
  /// The claim that an earlier attempt made, nil without one.
  let leftOver: ResourceClaim?

  /// What kube-scheduler calls the claim while it is only in memory.
  static let name = Symbol("<extended-resources>")

  /// nil for a pod without such resources.
  init?(_ pod: ScheduledPod, _ devices: DeviceTable) {
    if pod.info.requests.scalars.isEmpty { return nil }
    self.pod = pod
    self.devices = devices
    resources = pod.info.requests.scalars
      .filter { $0.amount != 0 }
      .compactMap { scalar in
        devices.deviceClass(serving: scalar.resource).map { (scalar.resource, $0.metadata.name) }
      }
      .sorted { $0.name.precedes($1.name) }
    if resources.isEmpty { return nil }
    leftOver = devices.extendedResourceClaim(of: pod)
  }

  /// Whether the pod asks for an extended resource that the node does not list and no class of devices serves.
  /// NodeResourcesFit says so first, unless it is told to ignore the resource or left out.
  func hasForeignResource(at row: Int, in cluster: Cluster) -> Bool {
    pod.info.requests.scalars.contains { scalar in
      scalar.amount != 0 && scalar.resource.isExtendedResource
        && devices.deviceClass(serving: scalar.resource) == nil
        && cluster.nodes[row].allocatable[scalar.resource] == nil
    }
  }

  /// The claim for one node.
  func claim(at row: Int, in cluster: Cluster) -> ResourceClaim {
    var metadata = ObjectMeta()
    metadata.namespace = pod.namespace
    metadata.name = Self.name
    metadata.range = pod.info.spec.value.range
    var claim = ResourceClaim(metadata: metadata)
    for resource in resources
    where cluster.scalar(resource.name).allocatable[row] == 0 {
      claim.spec.requests += requests(for: resource.name, resource.className)
    }
    claim.spec.requests.sort { $0.name.precedes($1.name) }
    return claim
  }

  /// One request for each container that asks; what init containers ask for and later containers have is used again.
  private func requests(for resource: Symbol, _ className: Symbol) -> [DeviceRequest] {
    let spec = pod.info.spec.value
    let containers = spec.initContainers + spec.containers
    var lasting: [Int: Int64] = [:]
    var requests: [DeviceRequest] = []
    for (index, container) in containers.enumerated()
    where index >= spec.initContainers.count || container.restartsAlways {
      guard let amount = container.amount(of: resource) else { continue }
      lasting[index] = amount
      requests.append(request(index, container, resource, className, amount))
    }
    var largest: (request: DeviceRequest, count: Int64)?
    for (index, container) in spec.initContainers.enumerated() where !container.restartsAlways {
      guard let amount = container.amount(of: resource) else { continue }
      let reusable = containers.indices[index...].reduce(Int64(0)) { $0 &+ (lasting[$1] ?? 0) }
      guard reusable < amount, largest.map({ $0.count < amount - reusable }) ?? true else { continue }
      largest = (request(index, container, resource, className, amount - reusable), amount - reusable)
    }
    return requests + (largest.map { [$0.request] } ?? [])
  }

  private func request(
    _ index: Int, _ container: Container, _ resource: Symbol, _ className: Symbol, _ count: Int64
  ) -> DeviceRequest {
    let names = container.resources.requests.amounts.map(\.name).sorted { $0.precedes($1) }
    let name = Symbol("container-\(index)-request-\(names.firstIndex(of: resource) ?? 0)")
    var demand = DeviceDemand()
    demand.name = name
    demand.deviceClassName = className
    demand.allocationMode = .exactCount(count)
    demand.origin = container.resources.requests.amount(of: resource)?.origin ?? container.origin
    return DeviceRequest(name: name, kind: .exactly(demand), origin: demand.origin)
  }
}

extension Container {
  /// What it requests of a resource, nil for nothing; more than any node has counts as just that.
  fileprivate func amount(of resource: Symbol) -> Int64? {
    guard let amount = resources.requests[resource]?.value, amount > 0 else { return nil }
    return min(amount, Int64(Int32.max))
  }
}
