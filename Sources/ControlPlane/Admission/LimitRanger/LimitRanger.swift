import Kubernetes
import Symbols

/// Gives containers the requests and limits that their namespace's LimitRanges name, and holds pods to the bounds.
///
/// Of several LimitRanges the API server takes none before the others on purpose; here they go by name.
///
/// Source: "Limit Ranges", Kubernetes documentation.
struct LimitRanger: AdmissionPlugin {
  private let ranges: [Symbol: [LimitRange]]

  init(_ ranges: [LimitRange]) {
    self.ranges = Dictionary(grouping: ranges) { $0.metadata.namespace }
      .mapValues { $0.sorted { $0.metadata.name.precedes($1.metadata.name) } }
  }

  func admit(_ spec: inout PodSpec, in namespace: Symbol) throws(AdmissionRefusal) {
    for range in ranges[namespace] ?? [] {
      var requests = ResourceList()
      var limits = ResourceList()
      for item in range.limits where item.type == LimitRange.Item.container {
        for amount in item.defaultRequest.amounts { requests.set(amount) }
        for amount in item.default.amounts { limits.set(amount) }
      }
      for slot in spec.containers.indices { spec.containers[slot].resources.fill(requests: requests, limits: limits) }
      for slot in spec.initContainers.indices {
        spec.initContainers[slot].resources.fill(requests: requests, limits: limits)
      }
    }
  }

  func validate(_ spec: PodSpec, in namespace: Symbol) throws(AdmissionRefusal) {
    for range in ranges[namespace] ?? [] {
      let errors = range.limits.flatMap { $0.violations(by: spec) }
      if !errors.isEmpty { throw .forbidden(AdmissionRefusal.aggregate(errors)) }
    }
  }
}

extension ResourceRequirements {
  fileprivate mutating func fill(requests: ResourceList, limits: ResourceList) {
    self.requests.fill(from: requests)
    self.limits.fill(from: limits)
  }
}

extension LimitRange.Item {
  fileprivate func violations(by spec: PodSpec) -> [String] {
    switch type {
    case Self.container:
      (spec.containers + spec.initContainers).flatMap { violations(by: $0.resources) }
    case Self.pod:
      violations(by: spec.totalResources)
    default: []
    }
  }

  private func violations(by resources: ResourceRequirements) -> [String] {
    LimitConstraint.all(of: self).compactMap { $0.violation(by: resources) }
  }
}

extension PodSpec {
  /// What the whole pod asks for; pod-level resources stand in for the containers', overhead is not counted.
  fileprivate var totalResources: ResourceRequirements {
    var total = ResourceRequirements()
    total.requests = aggregate(\.requests)
    total.limits = aggregate(\.limits)
    guard let resources else { return total }
    for amount in resources.requests.amounts where Self.isPodLevel(amount.name) { total.requests.set(amount) }
    for amount in resources.limits.amounts where Self.isPodLevel(amount.name) { total.limits.set(amount) }
    return total
  }

  private static func isPodLevel(_ name: Symbol) -> Bool {
    name == "cpu" || name == "memory" || name.hasPrefix("hugepages-")
  }
}
