import SourceText
import Symbols
import YAML

extension PodSecurityCheck {
  /// Ports of the node.
  static let hostPorts = PodSecurityCheck(
    "hostPorts", .baseline,
    [
      (
        since: 0,
        judge: { pod in
          var names: [String] = []
          var ports: Set<String> = []
          var positions: [SourcePosition] = []
          for container in pod.containers {
            let used = container.node.listed("ports").compactMap { hostPort(of: $0, in: pod) }
            if used.isEmpty { continue }
            names.append(container.name)
            ports.formUnion(used.map(\.text))
            positions += used.map(\.position)
          }
          if names.isEmpty { return nil }
          let uses = names.count == 1 ? "uses" : "use"
          let what = ports.count == 1 ? "hostPort" : "hostPorts"
          let detail =
            "\(SecurityWords.containers(names)) \(uses) \(what) \(ports.sorted().joined(separator: ", "))"
          return PodSecurityViolation("hostPort", detail, at: positions)
        }
      )
    ])

  /// On the host's network each port of a container is the host's: the API server fills it in before anybody looks.
  private static func hostPort(of port: YAMLNode, in pod: PodSecuritySubject) -> YAMLNode? {
    if let own = port.given("hostPort"), own.text != "0" { return own }
    return pod.isOnHostNetwork ? port.given("containerPort") : nil
  }
}
