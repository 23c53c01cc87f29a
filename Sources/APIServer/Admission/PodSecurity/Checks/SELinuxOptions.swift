import Symbols
import YAML

extension PodSecurityCheck {
  /// SELinux types beyond those for containers, and any user or role.
  static let seLinuxOptions = PodSecurityCheck(
    "seLinuxOptions", .baseline,
    [
      (since: 0, judge: { odd($0, but: ordinaryTypes) }),
      (since: 31, judge: { odd($0, but: ordinaryTypes.union(["container_engine_t"])) }),
    ])

  private static let ordinaryTypes: Set<String> = ["", "container_t", "container_init_t", "container_kvm_t"]

  private static func odd(_ pod: PodSecuritySubject, but allowed: Set<String>) -> PodSecurityViolation? {
    var setters = SecuritySetters()
    var types: Set<String> = []
    var hasUser = false
    var hasRole = false
    // The first odd value of a context, after noting them all.
    let look = { (context: YAMLNode?) -> YAMLNode? in
      guard let options = context?.given("seLinuxOptions") else { return nil }
      let type = options.given("type").flatMap { allowed.contains($0.text) ? nil : $0 }
      let user = options.given("user").flatMap { $0.text.isEmpty ? nil : $0 }
      let role = options.given("role").flatMap { $0.text.isEmpty ? nil : $0 }
      if let type { types.insert(type.text) }
      if user != nil { hasUser = true }
      if role != nil { hasRole = true }
      return type ?? user ?? role
    }
    if let value = look(pod.context) { setters.addPod(value.position) }
    for container in pod.containers {
      if let value = look(container.context) { setters.add(container, value.position) }
    }
    if setters.isEmpty { return nil }
    let what =
      (types.isEmpty ? [] : [SecurityWords.named("type", types.sorted())])
      + (hasUser ? ["user may not be set"] : []) + (hasRole ? ["role may not be set"] : [])
    return PodSecurityViolation(
      "seLinuxOptions",
      "\(setters.words) set forbidden securityContext.seLinuxOptions: \(what.joined(separator: "; "))",
      at: setters.positions)
  }
}
