import Kubernetes
import Symbols

/// What a trial is about: of a pod's spec these stay, everything else that could keep it off a node goes.
///
/// Node selection and tolerations always stay. A trial about one concern cannot fail for another, so its outcome names
/// its cause.
public struct Concerns: OptionSet, Hashable, Sendable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// Requests and overhead.
  public static let amounts = Concerns(rawValue: 1)
  /// Required anti-affinity.
  public static let antiAffinity = Concerns(rawValue: 2)
  /// Required affinity between pods.
  public static let affinity = Concerns(rawValue: 4)
  /// `topologySpreadConstraints`.
  public static let spread = Concerns(rawValue: 8)
  /// Ports of the host.
  public static let ports = Concerns(rawValue: 16)
  public static let volumes = Concerns(rawValue: 32)
  /// Resource claims.
  public static let devices = Concerns(rawValue: 64)
  /// Terms that only prefer.
  public static let preferences = Concerns(rawValue: 128)

  public static let all: Concerns = [
    .amounts, .antiAffinity, .affinity, .spread, .ports, .volumes, .devices, .preferences,
  ]
}

extension PodSpec {
  /// The spec without what is of no concern.
  func reduced(to concerns: Concerns) -> PodSpec {
    var spec = self
    spec.schedulingGates = []
    if !concerns.contains(.amounts) { spec.dropAmounts() }
    if !concerns.contains(.ports) { spec.dropPorts() }
    if !concerns.contains(.volumes) { spec.volumes = [] }
    if !concerns.contains(.devices) { spec.resourceClaims = [] }
    if !concerns.contains(.spread) { spec.topologySpreadConstraints = [] }
    if !concerns.contains(.preferences) {
      spec.affinity?.preferredNode = nil
      spec.affinity?.preferredPod = []
      spec.affinity?.preferredPodAnti = []
    }
    if !concerns.contains(.affinity) { spec.affinity?.requiredPod = [] }
    if !concerns.contains(.antiAffinity) { spec.affinity?.requiredPodAnti = [] }
    return spec
  }

  private mutating func dropAmounts() {
    for slot in containers.indices { containers[slot].resources = ResourceRequirements() }
    for slot in initContainers.indices { initContainers[slot].resources = ResourceRequirements() }
    resources = nil
    overhead = ResourceList()
  }

  private mutating func dropPorts() {
    for slot in containers.indices { containers[slot].ports = [] }
    for slot in initContainers.indices { initContainers[slot].ports = [] }
  }
}
