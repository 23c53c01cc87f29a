public import Symbols

/// What a ResourceQuota does to the pods of a template.
///
/// Source: "Resource Quotas", Kubernetes documentation.
public enum QuotaRefusal: Sendable {
  /// Containers must say how much of something they ask for, and these do not.
  case unsaid(resource: Symbol, container: Container)
  /// Not even one pod is allowed.
  case tooLarge(resource: Symbol, asked: Quantity, allowed: Quantity)
  /// All pods together are more than is allowed.
  case tooMany(resource: Symbol, fitting: Int, allowed: Quantity)

  /// - Parameters:
  ///   - pod: as it is stored.
  ///   - replicas: how many there shall be at once.
  public init?(of quota: ResourceQuota, for pod: Pod, replicas: Int) {
    // Which pods a scoped quota counts depends on more than the template.
    if quota.isScoped { return nil }
    let spec = pod.spec.value
    let requests = PodRequests(pod)
    let limits = QuotaUsage.limits(of: pod)
    for hard in quota.hard.amounts {
      let name = hard.name.text
      if name == "pods" || name == "count/pods" {
        let allowed = Int(clamping: hard.quantity.value)
        if allowed < replicas {
          self =
            allowed == 0
            ? .tooLarge(resource: hard.name, asked: Quantity(1), allowed: hard.quantity)
            : .tooMany(resource: hard.name, fitting: max(0, allowed), allowed: hard.quantity)
          return
        }
        continue
      }
      let isLimit = name.hasPrefix("limits.")
      let resource = Symbol(
        isLimit
          ? String(name.dropFirst("limits.".count))
          : name.hasPrefix("requests.") ? String(name.dropFirst("requests.".count)) : name)
      if resource == .cpu || resource == .memory, spec.resources == nil,
        let silent = (spec.initContainers + spec.containers).first(where: { container in
          (isLimit ? container.resources.limits : container.resources.requests)[resource] == nil
        })
      {
        self = .unsaid(resource: hard.name, container: silent)
        return
      }
      guard let one = isLimit ? limits.first(where: { $0.name == resource })?.quantity : requests[resource], !one.isZero
      else { continue }
      if one > hard.quantity {
        self = .tooLarge(resource: hard.name, asked: one, allowed: hard.quantity)
        return
      }
      var sum = one
      var fitting = 1
      while fitting < min(replicas, 10_000), sum + one <= hard.quantity {
        sum += one
        fitting += 1
      }
      if fitting < min(replicas, 10_000) {
        self = .tooMany(resource: hard.name, fitting: fitting, allowed: hard.quantity)
        return
      }
    }
    return nil
  }
}
