import Symbols
import YAML

extension PodSecurityCheck {
  /// Pods and containers without AppArmor, by field or by the annotation of old.
  static let appArmorProfile = PodSecurityCheck(
    "appArmorProfile", .baseline,
    [
      (
        since: 0,
        judge: { pod in
          let loose = { (context: YAMLNode?) in
            context?.given("appArmorProfile")?.given("type").flatMap { profiles.contains($0.text) ? nil : $0 }
          }
          var setters = SecuritySetters()
          var values: Set<String> = []
          if let type = loose(pod.context) {
            setters.addPod(type.position)
            values.insert(type.text)
          }
          for container in pod.containers {
            guard let type = loose(container.context) else { continue }
            setters.add(container, type.position)
            values.insert(type.text)
          }
          let annotations = (pod.annotations?.entries.map { $0 } ?? []).filter { entry in
            let value = entry.value.text
            return entry.key.text.hasPrefix(prefix) && !value.isEmpty && value != "runtime/default"
              && !value.hasPrefix("localhost/")
          }
          values.formUnion(annotations.map { "\($0.key.text)=\"\($0.value.text)\"" })
          if values.isEmpty { return nil }
          let annotation = annotations.isEmpty ? [] : ["annotation\(annotations.count == 1 ? "" : "s")"]
          let who = (setters.parts + annotation).joined(separator: " and ")
          return PodSecurityViolation(
            "forbidden AppArmor profile\(values.count == 1 ? "" : "s")",
            "\(who) must not set AppArmor profile type to \(SecurityWords.quoted(values.sorted()))",
            at: setters.positions + annotations.map(\.value.position))
        }
      )
    ])

  private static let profiles: Set<String> = ["RuntimeDefault", "Localhost"]
  private static let prefix = "container.apparmor.security.beta.kubernetes.io/"
}
