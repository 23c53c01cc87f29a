import Symbols
import YAML

extension PodSecurityCheck {
  /// /proc as the node has it. From 1.35 on a pod with a user namespace of its own may have it.
  static let procMount = PodSecurityCheck(
    "procMount", .baseline,
    [
      (since: 0, judge: unmasked),
      (since: 35, judge: { $0.hasUserNamespace ? nil : unmasked($0) }),
    ])

  /// The same without the exception.
  static let procMountRestricted = PodSecurityCheck(
    "procMount_restricted", .restricted, replaces: ["procMount"], [(since: 35, judge: unmasked)])

  @Sendable private static func unmasked(_ pod: PodSecuritySubject) -> PodSecurityViolation? {
    var setters = SecuritySetters()
    var types: Set<String> = []
    for container in pod.containers {
      guard let mount = container.context?.given("procMount"), mount.text != "Default" else { continue }
      setters.add(container, mount.position)
      types.insert(mount.text)
    }
    if setters.isEmpty { return nil }
    return PodSecurityViolation(
      "procMount", "\(setters.words) must not set securityContext.procMount to \(SecurityWords.quoted(types.sorted()))",
      at: setters.positions)
  }
}
