import SourceText
import Symbols
import YAML

extension PodSecurityCheck {
  /// Probes and hooks that ask another host than the pod.
  static let hostProbesAndHostLifecycle = PodSecurityCheck(
    "hostProbesAndHostLifecycle", .baseline,
    [
      (
        since: 34,
        judge: { pod in
          var names: Set<String> = []
          var hosts: Set<String> = []
          var positions: [SourcePosition] = []
          for container in pod.containers {
            let probes = (["livenessProbe", "readinessProbe", "startupProbe"] as [Symbol]).map {
              container.node.given($0)
            }
            let lifecycle = container.node.given("lifecycle")
            let handlers = probes + [lifecycle?.given("postStart"), lifecycle?.given("preStop")]
            for action in handlers.flatMap({ [$0?.given("httpGet"), $0?.given("tcpSocket")] }) {
              guard let host = action?.given("host"), !host.text.isEmpty else { continue }
              names.insert(container.name)
              hosts.insert(host.text)
              positions.append(host.position)
            }
          }
          if names.isEmpty { return nil }
          let uses = names.count == 1 ? "uses" : "use"
          let what = SecurityWords.named("probe or lifecycle host", hosts.sorted())
          return PodSecurityViolation(
            "probe or lifecycle host", "\(SecurityWords.containers(names.sorted())) \(uses) \(what)", at: positions)
        }
      )
    ])
}
