import Symbols
import YAML

extension PodSecurityCheck {
  /// Nobody without seccomp by their own word: by annotation before there was a field.
  static let seccompProfileBaseline = PodSecurityCheck(
    "seccompProfile_baseline", .baseline,
    [
      (since: 0, judge: forbiddenAnnotations),
      (
        since: 19,
        judge: { pod in
          let (setters, types, _) = unconfined(pod)
          return setters.isEmpty ? nil : violation(setters, types)
        }
      ),
    ])

  /// Everybody with seccomp, by a word that was said.
  static let seccompProfileRestricted = PodSecurityCheck(
    "seccompProfile_restricted", .restricted, replaces: ["seccompProfile_baseline"],
    [
      (since: 19, judge: unsaid),
      (since: 25, judge: { $0.isForWindows ? nil : unsaid($0) }),
    ])

  @Sendable private static func unsaid(_ pod: PodSecuritySubject) -> PodSecurityViolation? {
    let (setters, types, silent) = unconfined(pod)
    if !setters.isEmpty { return violation(setters, types) }
    if silent.isEmpty { return nil }
    return PodSecurityViolation(
      "seccompProfile",
      "pod or \(silent.words) must set securityContext.seccompProfile.type to \"RuntimeDefault\" or \"Localhost\"",
      at: silent.positions)
  }

  private static func violation(_ setters: SecuritySetters, _ types: Set<String>) -> PodSecurityViolation {
    PodSecurityViolation(
      "seccompProfile",
      "\(setters.words) must not set securityContext.seccompProfile.type to \(SecurityWords.quoted(types.sorted()))",
      at: setters.positions)
  }

  /// Who sets what is not allowed, and the containers for which neither they nor the pod say anything.
  private static func unconfined(
    _ pod: PodSecuritySubject
  ) -> (setters: SecuritySetters, types: Set<String>, silent: SecuritySetters) {
    var setters = SecuritySetters()
    var types: Set<String> = []
    var silent = SecuritySetters()
    // A profile without a type is one of a type that is not allowed.
    let type = { (profile: YAMLNode) in profile.given("type") ?? profile }
    let isAllowed = { (type: YAMLNode) in ["RuntimeDefault", "Localhost"].contains(type.text) }
    let own = pod.context?.given("seccompProfile").map(type)
    if let own, !isAllowed(own) {
      setters.addPod(own.position)
      types.insert(own.text)
    }
    for container in pod.containers {
      if let type = container.context?.given("seccompProfile").map(type) {
        if isAllowed(type) { continue }
        setters.add(container, type.position)
        types.insert(type.text)
      } else if own.map(isAllowed) != true {
        silent.add(container, container.node.position)
      }
    }
    return (setters, types, silent)
  }

  @Sendable private static func forbiddenAnnotations(_ pod: PodSecuritySubject) -> PodSecurityViolation? {
    let keys =
      ["seccomp.security.alpha.kubernetes.io/pod"]
      + pod.containers.map { "container.seccomp.security.alpha.kubernetes.io/\($0.name)" }
    let found = (pod.annotations?.entries.map { $0 } ?? []).filter { entry in
      let value = entry.value.text
      return keys.contains(entry.key.text) && value != "runtime/default" && value != "docker/default"
        && !value.hasPrefix("localhost/")
    }
    if found.isEmpty { return nil }
    let list = found.map { "\($0.key.text)=\"\($0.value.text)\"" }.sorted().joined(separator: ", ")
    return PodSecurityViolation(
      "seccompProfile", "forbidden annotation\(found.count == 1 ? "" : "s") \(list)", at: found.map(\.value.position))
  }
}
