public import Symbols
public import Versions

/// What a ResourceQuota does to the pods of a template, as if nothing else were in the namespace.
///
/// Source: "Resource Quotas", Kubernetes documentation.
public enum QuotaRefusal: Sendable {
  /// Containers must say how much of something they ask for, and these do not.
  case unsaid(resource: Symbol, container: Container)
  /// Not even one pod is allowed.
  case tooLarge(resource: Symbol, asked: Quantity, allowed: Quantity)
  /// All pods together are more than is allowed.
  case tooMany(resource: Symbol, fitting: Int, allowed: Quantity)

  /// More pods than a finding has to count.
  private static let mostPods = 10_000

  /// - Parameters:
  ///   - pod: as it is stored.
  ///   - replicas: how many there shall be at once.
  public init?(of quota: ResourceQuota, for pod: Pod, replicas: Int, in version: KubernetesVersion) {
    var empty = quota
    empty.used = nil
    var ledger = QuotaLedger([empty], stored: EmptyCollection(), in: version)
    for fitting in 0..<min(replicas, Self.mostPods) {
      guard let denial = ledger.charge(.pod(pod)) else { continue }
      switch denial.reason {
      case .unsaid(let list):
        guard let first = list.first, let container = pod.spec.value.container(named: first.containers.first) else {
          return nil
        }
        self = .unsaid(resource: first.resource, container: container)
      case .exceeded(let list):
        guard let first = list.first else { return nil }
        self =
          fitting == 0
          ? .tooLarge(resource: first.resource, asked: first.requested, allowed: first.limited)
          : .tooMany(resource: first.resource, fitting: fitting, allowed: first.limited)
      }
      return
    }
    return nil
  }
}

extension PodSpec {
  /// A container or an init container.
  public func container(named name: Symbol?) -> Container? { (containers + initContainers).first { $0.name == name } }
}
