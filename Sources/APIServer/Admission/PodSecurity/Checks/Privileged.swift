import Symbols
import YAML

extension PodSecurityCheck {
  /// Containers that are root on the node.
  static let privileged = PodSecurityCheck(
    "privileged", .baseline,
    [
      (
        since: 0,
        judge: { pod in
          var setters = SecuritySetters()
          for container in pod.containers {
            if let value = container.context?["privileged"], value.isTrue { setters.add(container, value.position) }
          }
          if setters.isEmpty { return nil }
          return PodSecurityViolation(
            "privileged", "\(setters.words) must not set securityContext.privileged=true", at: setters.positions)
        }
      )
    ])
}
