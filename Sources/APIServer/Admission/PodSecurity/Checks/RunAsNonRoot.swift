import Symbols
import YAML

extension PodSecurityCheck {
  /// Nobody as root: said by the pod or by each container. From 1.35 on a user namespace of the pod's own will do.
  static let runAsNonRoot = PodSecurityCheck(
    "runAsNonRoot", .restricted,
    [
      (since: 0, judge: perhapsRoot),
      (since: 35, judge: { $0.hasUserNamespace ? nil : perhapsRoot($0) }),
    ])

  /// Nobody with the number of root. From 1.35 on as above.
  static let runAsUser = PodSecurityCheck(
    "runAsUser", .restricted,
    [
      (since: 23, judge: root),
      (since: 35, judge: { $0.hasUserNamespace ? nil : root($0) }),
    ])

  @Sendable private static func perhapsRoot(_ pod: PodSecuritySubject) -> PodSecurityViolation? {
    var setters = SecuritySetters()
    var silent = SecuritySetters()
    let own = pod.context?.given("runAsNonRoot")
    if let own, own.isFalse { setters.addPod(own.position) }
    for container in pod.containers {
      if let value = container.context?.given("runAsNonRoot") {
        if value.isFalse { setters.add(container, value.position) }
      } else if own?.isTrue != true {
        silent.add(container, container.node.position)
      }
    }
    if !setters.isEmpty {
      return PodSecurityViolation(
        "runAsNonRoot != true", "\(setters.words) must not set securityContext.runAsNonRoot=false",
        at: setters.positions)
    }
    if silent.isEmpty { return nil }
    return PodSecurityViolation(
      "runAsNonRoot != true", "pod or \(silent.words) must set securityContext.runAsNonRoot=true",
      at: silent.positions)
  }

  @Sendable private static func root(_ pod: PodSecuritySubject) -> PodSecurityViolation? {
    var setters = SecuritySetters()
    if let user = pod.context?.given("runAsUser"), user.text == "0" { setters.addPod(user.position) }
    for container in pod.containers {
      if let user = container.context?.given("runAsUser"), user.text == "0" { setters.add(container, user.position) }
    }
    if setters.isEmpty { return nil }
    return PodSecurityViolation("runAsUser=0", "\(setters.words) must not set runAsUser=0", at: setters.positions)
  }
}
