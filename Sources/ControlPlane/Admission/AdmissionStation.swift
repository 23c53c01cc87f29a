/// Who in the API server refuses a pod, by the name that it has there.
public enum AdmissionStation: String, CaseIterable, Sendable {
  case limitRanger = "LimitRanger"
  case podSecurity = "PodSecurity"
  case priority = "Priority"
  case runtimeClass = "RuntimeClass"
  /// The rules for fields, of the pod or of what would make it.
  case validation
  case resourceQuota = "ResourceQuota"

  /// Those that a pod has passed when it comes to this one, in their order: changes, rules for fields, checks, quotas.
  public var before: [AdmissionStation] {
    let way: [AdmissionStation] = [.priority, .runtimeClass, .validation, .limitRanger, .podSecurity, .resourceQuota]
    return Array(way.prefix { $0 != self })
  }
}
