import Kubernetes
import SourceText
import Symbols
import Validation

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
      let (requests, limits) = range.containerDefaults
      for slot in spec.containers.indices { spec.containers[slot].resources.fill(requests: requests, limits: limits) }
      for slot in spec.initContainers.indices {
        spec.initContainers[slot].resources.fill(requests: requests, limits: limits)
      }
    }
  }

  func validate(_ spec: PodSpec, in namespace: Symbol) throws(AdmissionRefusal) {
    for range in ranges[namespace] ?? [] {
      let errors = range.violations(by: spec)
      if errors.isEmpty { continue }
      let name = "LimitRange \(range.metadata.namespace.text)/\(range.metadata.name.text)"
      throw .forbidden(.limitRanger, errors.aggregate)
        .because(of: name, at: range.metadata.range.position)
        .cured(by: "requests and limits within the bounds of \(name)")
    }
  }
}

extension ResourceRequirements {
  fileprivate mutating func fill(requests: ResourceList, limits: ResourceList) {
    self.requests.fill(from: requests)
    self.limits.fill(from: limits)
  }
}
