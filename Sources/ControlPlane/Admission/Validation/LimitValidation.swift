import Kubernetes
import Symbols

/// Requests above limits, which the validation of fields refuses: a limit out of a LimitRange can be too low for the
/// request that a container has.
enum LimitValidation {
  static func validate(_ spec: PodSpec) throws(AdmissionRefusal) {
    let errors = errors(spec.containers, "spec.containers") + errors(spec.initContainers, "spec.initContainers")
    if !errors.isEmpty { throw .invalid(errors) }
  }

  private static func errors(_ containers: [Container], _ field: String) -> [String] {
    containers.enumerated().flatMap { index, container in
      let requests = container.resources.requests.amounts.sorted { $0.name.precedes($1.name) }
      return requests.compactMap { request -> String? in
        guard let limit = container.resources.limits[request.name], let rule = rule(request, limit) else { return nil }
        return "\(field)[\(index)].resources.requests: Invalid value: \"\(request.quantity.canonicalText)\": "
          + "must be \(rule) \(request.name.text) limit of \(limit.canonicalText)"
      }
    }
  }

  /// What the limit asks of the request; nil when the request keeps to it.
  private static func rule(_ request: ResourceList.Amount, _ limit: Quantity) -> String? {
    if !allowsOvercommit(request.name) { return request.quantity == limit ? nil : "equal to" }
    return request.quantity > limit ? "less than or equal to" : nil
  }

  /// Kubernetes' own resources, apart from huge pages.
  private static func allowsOvercommit(_ name: Symbol) -> Bool {
    if name.hasPrefix("hugepages-") { return false }
    let text = name.text
    return !text.utf8.contains(UInt8(ascii: "/")) || text.contains("kubernetes.io/")
  }
}
