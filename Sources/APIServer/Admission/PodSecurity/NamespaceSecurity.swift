public import Kubernetes
import Symbols

/// What the labels of a namespace say of pod security.
///
/// Source: "Pod Security Admission labels for namespaces", Kubernetes documentation; what cannot be read counts as the API
/// server counts it.
public struct NamespaceSecurity: Sendable {
  /// nil where no label says so: everything is let in.
  public let enforced: PodSecurityPolicy?
  /// What is warned of: of what is enforced, where no label says another.
  public let warned: PodSecurityPolicy?

  public init(_ labels: LabelSet) {
    enforced = Self.policy("enforce", labels, unreadable: .restricted)
    let warned = Self.policy("warn", labels, unreadable: .privileged)
    let isValid = labels["pod-security.kubernetes.io/enforce"].map { PodSecurityLevel(rawValue: $0.text) != nil }
    self.warned = warned ?? (isValid == true ? enforced : nil)
  }

  private static func policy(_ mode: String, _ labels: LabelSet, unreadable: PodSecurityLevel) -> PodSecurityPolicy? {
    guard let level = labels[Symbol("pod-security.kubernetes.io/\(mode)")] else { return nil }
    let version = labels[Symbol("pod-security.kubernetes.io/\(mode)-version")]
    return PodSecurityPolicy(
      PodSecurityLevel(rawValue: level.text) ?? unreadable,
      version.flatMap { PodSecurityVersion($0.text) } ?? .latest)
  }
}
