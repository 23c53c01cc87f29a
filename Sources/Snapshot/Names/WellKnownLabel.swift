import Kubernetes
import Symbols

/// Labels of Kubernetes' own: what they say of place and machine names nobody, and some plugins read it.
enum WellKnownLabel {
  private static let kept: Set<Symbol> = [
    "kubernetes.io/os", "kubernetes.io/arch", "beta.kubernetes.io/os", "beta.kubernetes.io/arch",
    .zone, .region, .betaZone,
    .betaRegion, "node.kubernetes.io/instance-type",
    "beta.kubernetes.io/instance-type", "apps.kubernetes.io/pod-index", "batch.kubernetes.io/job-completion-index",
    "pod-security.kubernetes.io/enforce",
  ]

  static func keepsValue(_ key: Symbol) -> Bool { kept.contains(key) }

  /// What a label's value is the name of; nil for labels that say something else.
  static func named(by key: Symbol) -> Name? {
    switch key {
    case "kubernetes.io/metadata.name": .namespace
    case "statefulset.kubernetes.io/pod-name": .pod
    case "kubernetes.io/service-name": .object
    default: nil
    }
  }
}
