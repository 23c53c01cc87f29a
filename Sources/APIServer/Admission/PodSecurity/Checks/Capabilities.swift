import SourceText
import Symbols
import YAML

extension PodSecurityCheck {
  /// Capabilities beyond those that container runtimes give anyway.
  static let capabilitiesBaseline = PodSecurityCheck(
    "capabilities_baseline", .baseline,
    [
      (
        since: 0,
        judge: { pod in
          let added = AddedCapabilities(pod, beyond: ordinary)
          return added.isEmpty
            ? nil : PodSecurityViolation("non-default capabilities", added.words, at: added.positions)
        }
      )
    ])

  /// All capabilities dropped, and none added but the binding of low ports.
  static let capabilitiesRestricted = PodSecurityCheck(
    "capabilities_restricted", .restricted, replaces: ["capabilities_baseline"],
    [
      (since: 22, judge: unrestricted),
      (since: 25, judge: { $0.isForWindows ? nil : unrestricted($0) }),
    ])

  private static let ordinary: Set<String> = [
    "AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "NET_BIND_SERVICE", "SETFCAP",
    "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT",
  ]

  @Sendable private static func unrestricted(_ pod: PodSecuritySubject) -> PodSecurityViolation? {
    var keepers = SecuritySetters()
    for container in pod.containers {
      let capabilities = container.context?.given("capabilities")
      if capabilities?.listed("drop").contains(where: { $0.text == "ALL" }) == true { continue }
      keepers.add(container, (capabilities?.given("drop") ?? container.node).position)
    }
    let added = AddedCapabilities(pod, beyond: ["NET_BIND_SERVICE"])
    let kept = keepers.isEmpty ? [] : ["\(keepers.words) must set securityContext.capabilities.drop=[\"ALL\"]"]
    let words = kept + (added.isEmpty ? [] : [added.words])
    if words.isEmpty { return nil }
    return PodSecurityViolation(
      "unrestricted capabilities", words.joined(separator: "; "), at: keepers.positions + added.positions)
  }
}

/// Capabilities that containers add beyond some.
private struct AddedCapabilities {
  private var names: [String] = []
  private var capabilities: Set<String> = []
  private(set) var positions: [SourcePosition] = []

  init(_ pod: PodSecuritySubject, beyond allowed: Set<String>) {
    for container in pod.containers {
      let added = (container.context?.given("capabilities")?.listed("add") ?? []).filter { !allowed.contains($0.text) }
      if added.isEmpty { continue }
      names.append(container.name)
      capabilities.formUnion(added.map(\.text))
      positions += added.map(\.position)
    }
  }

  var isEmpty: Bool { names.isEmpty }

  var words: String {
    "\(SecurityWords.containers(names)) must not include \(SecurityWords.quoted(capabilities.sorted())) in "
      + "securityContext.capabilities.add"
  }
}
