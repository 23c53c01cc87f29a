import APIServer
import Kubernetes
import SourceText
import Symbols
import Versions

/// Holds pods to the level of pod security that their namespace enforces, and warns by the one that it warns of.
///
/// Source: "Pod Security Admission", Kubernetes documentation.
struct PodSecurityAdmission: AdmissionPlugin {
  private let namespaces: [Symbol: ObjectMeta]
  private let server: Int

  init(_ namespaces: [Symbol: ObjectMeta], _ version: KubernetesVersion) {
    self.namespaces = namespaces
    server = version.minor
  }

  func validate(_ spec: PodSpec, in namespace: Symbol) throws(AdmissionRefusal) {
    guard let metadata = namespaces[namespace], let policy = NamespaceSecurity(metadata.labels).enforced,
      policy.level > .privileged, let written = spec.written
    else { return }
    let verdict = PodSecurityVerdict(of: written.node, under: policy, server: server)
    if verdict.isAllowed { return }
    let level = PodSecurityVerdict.strictestLevel(of: written.node, server: server)
    throw .forbidden(.podSecurity, "violates PodSecurity \"\(policy.text)\": \(verdict.detail)")
      .at(verdict.violations.first?.positions.first ?? .none)
      .because(of: "Namespace \(namespace.text), which enforces \(policy.text)", at: metadata.range.position)
      .cured(
        by: "mend what the message names, or have namespace \(namespace.text) enforce no more than \(level.rawValue)")
  }

  /// The API server's warning on what makes such pods, empty without one.
  func warning(_ spec: PodSpec, in namespace: Symbol) -> String {
    guard let metadata = namespaces[namespace], let policy = NamespaceSecurity(metadata.labels).warned,
      policy.level > .privileged, let written = spec.written
    else { return "" }
    let verdict = PodSecurityVerdict(of: written.node, under: policy, server: server)
    return verdict.isAllowed ? "" : "would violate PodSecurity \"\(policy.text)\": \(verdict.detail)"
  }
}
