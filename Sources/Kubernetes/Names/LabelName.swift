public import Symbols

/// Labels of nodes that rules ask for by name.
extension Symbol {
  public static let hostname = Symbol("kubernetes.io/hostname")
  public static let zone = Symbol("topology.kubernetes.io/zone")
  public static let region = Symbol("topology.kubernetes.io/region")
  /// The zone's name before Kubernetes 1.17, which old volumes and nodes still carry.
  public static let betaZone = Symbol("failure-domain.beta.kubernetes.io/zone")
  public static let betaRegion = Symbol("failure-domain.beta.kubernetes.io/region")
}
