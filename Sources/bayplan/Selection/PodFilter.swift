import Symbols
import ControlPlane
import Expectations
import Grammar
import Kubernetes
import Symbols

/// Which pods are shown. Never which are scheduled.
struct PodFilter: Sendable {
  /// `-l`.
  var selector: LabelSelector?
  /// `--pod`, any of which may match; empty matches all.
  var patterns: [Glob] = []

  func matches(_ pod: Pod, _ identity: PodIdentity?) -> Bool {
    if let selector, !selector.matches(pod.metadata.labels) { return false }
    return patterns.isEmpty || patterns.contains { Self.matches($0, pod, identity) }
  }

  /// A pattern may cover the name, `namespace/name`, the identity (`Deployment/checkout[0]`), the workload
  /// (`Deployment/checkout`), or these two after `namespace/`.
  static func matches(_ pattern: Glob, _ pod: Pod, _ identity: PodIdentity?) -> Bool {
    let names = names(of: pod, identity)
    return names.contains(where: pattern.matches)
      || names.contains { pattern.matches("\(pod.metadata.namespace)/\($0)") }
  }

  static func names(of pod: Pod, _ identity: PodIdentity?) -> [String] {
    [pod.metadata.name.text] + (identity.map { [$0.description, $0.workload] } ?? [])
  }
}
