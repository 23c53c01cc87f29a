import Symbols
import YAML

extension PodSecurityCheck {
  /// The host's network, processes and IPC.
  static let hostNamespaces = PodSecurityCheck(
    "hostNamespaces", .baseline,
    [
      (
        since: 0,
        judge: { pod in
          let shared = (["hostNetwork", "hostPID", "hostIPC"] as [Symbol]).compactMap { field in
            pod.spec[field].flatMap { $0.isTrue ? (words: "\(field.text)=true", position: $0.position) : nil }
          }
          if shared.isEmpty { return nil }
          return PodSecurityViolation(
            "host namespaces", shared.map(\.words).joined(separator: ", "), at: shared.map(\.position))
        }
      )
    ])
}
