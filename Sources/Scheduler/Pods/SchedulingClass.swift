import Kubernetes
import Symbols

/// Pods that differ in nothing that a plugin reads, except that volumes and resource claims are each pod's own.
///
/// What plugins with a lifetime beyond the attempt (``Lifetime``) may look at is here and nothing else.
struct SchedulingClass: Hashable {
  let schedulerName: Symbol
  let namespace: Symbol
  let labels: LabelSet
  let controller: OwnerReference?
  let pinnedNode: Symbol?
  let nodeName: Symbol
  let nodeSelector: LabelSelector?
  let affinity: Affinity?
  let tolerations: [Toleration]
  let constraints: [TopologySpreadConstraint]
  let requests: ResourceVector
  let scoringRequests: ResourceVector
  let hostPorts: [HostPort]
  /// Of init containers and containers, then those of image volumes.
  let images: [Symbol]
  let containerCount: Int
  let features: [Symbol]
  let hasStorage: Bool
  let hasClaims: Bool

  init(_ info: PodInfo) {
    let spec = info.spec.value
    schedulerName = spec.schedulerName
    namespace = info.namespace
    labels = info.labels
    controller = info.controller
    pinnedNode = info.pinnedNode
    nodeName = spec.nodeName
    nodeSelector = spec.nodeSelector
    affinity = spec.affinity
    tolerations = spec.tolerations
    constraints = spec.topologySpreadConstraints
    requests = info.requests
    scoringRequests = info.scoringRequests
    hostPorts = info.hostPorts.map(\.port)
    let containers = spec.initContainers + spec.containers
    images =
      containers.map(\.image)
      + spec.volumes.compactMap { if case .image(let reference) = $0.source { reference } else { nil } }
    containerCount = containers.count
    features = NodeDeclaredFeatures.features(of: spec)
    hasStorage = info.hasStorage
    hasClaims = !spec.resourceClaims.isEmpty
  }
}
