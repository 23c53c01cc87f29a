public import Symbols

/// Labels of nodes that Kubernetes sets itself.
public enum NodeLabelNames {
  /// Old names, each with what took its place.
  public static let replacements: [Symbol: Symbol] = [
    "beta.kubernetes.io/arch": "kubernetes.io/arch",
    "beta.kubernetes.io/instance-type": "node.kubernetes.io/instance-type",
    "beta.kubernetes.io/os": "kubernetes.io/os",
    "failure-domain.beta.kubernetes.io/region": "topology.kubernetes.io/region",
    "failure-domain.beta.kubernetes.io/zone": "topology.kubernetes.io/zone",
    "failure-domain.kubernetes.io/region": "topology.kubernetes.io/region",
    "failure-domain.kubernetes.io/zone": "topology.kubernetes.io/zone",
    "node-role.kubernetes.io/master": "node-role.kubernetes.io/control-plane",
  ]

  /// The names that are used today.
  public static let current = [
    "kubernetes.io/arch", "kubernetes.io/hostname", "kubernetes.io/os", "node.kubernetes.io/instance-type",
    "node-role.kubernetes.io/control-plane", "topology.kubernetes.io/region", "topology.kubernetes.io/zone",
  ]
}
