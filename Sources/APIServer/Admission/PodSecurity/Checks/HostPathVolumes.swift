import Symbols
import YAML

extension PodSecurityCheck {
  /// Folders of the node.
  static let hostPathVolumes = PodSecurityCheck(
    "hostPathVolumes", .baseline,
    [
      (
        since: 0,
        judge: { pod in
          let volumes = pod.volumes.filter { $0.given("hostPath") != nil }
          if volumes.isEmpty { return nil }
          let names = volumes.map { $0.given("name")?.text ?? "" }
          return PodSecurityViolation(
            "hostPath volumes", SecurityWords.named("volume", names), at: volumes.map(\.position))
        }
      )
    ])
}
