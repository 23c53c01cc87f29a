/// Labels of nodes that have other names today.
enum DeprecatedLabels {
  private static let renamed = [
    "beta.kubernetes.io/arch": ("v1.14", "kubernetes.io/arch"),
    "beta.kubernetes.io/os": ("v1.14", "kubernetes.io/os"),
    "failure-domain.beta.kubernetes.io/region": ("v1.17", "topology.kubernetes.io/region"),
    "failure-domain.beta.kubernetes.io/zone": ("v1.17", "topology.kubernetes.io/zone"),
    "beta.kubernetes.io/instance-type": ("v1.17", "node.kubernetes.io/instance-type"),
  ]

  static func words(_ label: String) -> String? {
    renamed[label].map { "deprecated since \($0.0); use \"\($0.1)\" instead" }
  }
}
