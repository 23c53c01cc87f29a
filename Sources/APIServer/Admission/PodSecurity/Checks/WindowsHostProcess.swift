import Symbols
import YAML

extension PodSecurityCheck {
  /// Windows containers that are processes of the node.
  static let windowsHostProcess = PodSecurityCheck(
    "windowsHostProcess", .baseline,
    [
      (
        since: 0,
        judge: { pod in
          let value = { (context: YAMLNode?) in
            context?.given("windowsOptions")?["hostProcess"].flatMap { $0.isTrue ? $0 : nil }
          }
          var setters = SecuritySetters()
          if let own = value(pod.context) { setters.addPod(own.position) }
          for container in pod.containers {
            if let own = value(container.context) { setters.add(container, own.position) }
          }
          if setters.isEmpty { return nil }
          return PodSecurityViolation(
            "hostProcess", "\(setters.words) must not set securityContext.windowsOptions.hostProcess=true",
            at: setters.positions)
        }
      )
    ])
}
