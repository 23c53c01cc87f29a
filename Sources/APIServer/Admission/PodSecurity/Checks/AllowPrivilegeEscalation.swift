import Symbols
import YAML

extension PodSecurityCheck {
  /// No process with more rights than its parent: said by each container.
  static let allowPrivilegeEscalation = PodSecurityCheck(
    "allowPrivilegeEscalation", .restricted,
    [
      (since: 8, judge: escalating),
      (since: 25, judge: { $0.isForWindows ? nil : escalating($0) }),
    ])

  @Sendable private static func escalating(_ pod: PodSecuritySubject) -> PodSecurityViolation? {
    var setters = SecuritySetters()
    for container in pod.containers {
      let value = container.context?.given("allowPrivilegeEscalation")
      if value?.isFalse != true { setters.add(container, (value ?? container.node).position) }
    }
    if setters.isEmpty { return nil }
    return PodSecurityViolation(
      "allowPrivilegeEscalation != false",
      "\(setters.words) must set securityContext.allowPrivilegeEscalation=false", at: setters.positions)
  }
}
