import ControlPlane
import Kubernetes
import SourceText
import Symbols

/// What placement reads of an object that is played: objects of one class come to the same end on the same ground, so one
/// run answers for all of them.
struct TrialClass: Hashable {
  private let kind: Workload.Kind?
  private let namespace: Symbol
  /// The name where it matters: where some running pod may be its own, or where volumes and claims are named for it.
  private let name: Symbol
  private let labels: LabelSet
  private let selector: LabelSelector?
  private let replicas: Int32
  private let firstOrdinal: Int32
  private let waitsForPrevious: Bool
  private let controller: OwnerReference?
  /// nil where each object is a class of its own.
  private let spec: Spec?
  private let number: Int

  /// - Parameters:
  ///   - number: the subject's.
  ///   - isKnownByName: whether something in the cluster may go by its name.
  init(_ object: KubernetesObject, number: Int, isKnownByName: Bool) {
    let pod: PodSpec
    let metadata: ObjectMeta
    var hasClaims = false
    switch object {
    case .workload(let workload):
      (kind, metadata, labels) = (workload.kind, workload.metadata, workload.podLabels)
      (selector, replicas, firstOrdinal) = (workload.selector, workload.replicas, workload.firstOrdinal)
      waitsForPrevious = workload.isOrderedReady
      controller = nil
      pod = workload.template.spec.value
      hasClaims = !workload.claimTemplates.isEmpty
    case .pod(let bare):
      (kind, metadata, labels) = (nil, bare.metadata, bare.metadata.labels)
      (selector, replicas, firstOrdinal, waitsForPrevious) = (nil, 1, 0, false)
      controller = bare.metadata.controller
      pod = bare.spec.value
    default:
      (kind, metadata, labels) = (nil, ObjectMeta(), LabelSet())
      (selector, replicas, firstOrdinal, waitsForPrevious) = (nil, 0, 0, false)
      controller = nil
      pod = PodSpec()
    }
    namespace = metadata.namespace
    var isAlone = hasClaims || !pod.volumes.isEmpty || !pod.resourceClaims.isEmpty
    if case .pod(let bare) = object, bare.status.isTerminal || bare.metadata.isTerminating { isAlone = true }
    name = isKnownByName || isAlone ? metadata.name : .none
    self.number = isAlone ? number : -1
    spec = isAlone ? nil : Spec(pod)
  }

  /// A pod's spec without volumes and claims, wherever it is written.
  private struct Spec: Hashable {
    let names: [Symbol]
    let priority: Int32?
    let preemptionPolicy: PreemptionPolicy?
    let choice: NodeChoice
    let affinity: Affinity?
    let constraints: [TopologySpreadConstraint]
    let containers: [Part]
    let overhead: [Amount]
    let resources: [[Amount]]?
    let gates: [Symbol]
    let hostNetwork: Bool
    let hostUsers: Bool?

    init(_ spec: PodSpec) {
      names = [
        spec.nodeName, spec.schedulerName, spec.priorityClassName, spec.runtimeClassName, spec.restartPolicy,
      ]
      priority = spec.priority
      preemptionPolicy = spec.preemptionPolicy
      choice = NodeChoice(spec)
      affinity = spec.affinity
      constraints = spec.topologySpreadConstraints
      containers = spec.initContainers.map { Part($0, isInit: true) } + spec.containers.map { Part($0, isInit: false) }
      overhead = Amount.all(of: spec.overhead)
      resources = spec.resources.map { [Amount.all(of: $0.requests), Amount.all(of: $0.limits)] }
      gates = spec.schedulingGates
      hostNetwork = spec.hostNetwork
      hostUsers = spec.hostUsers
    }
  }

  private struct Part: Hashable {
    let isInit: Bool
    let image: Symbol
    let requests: [Amount]
    let limits: [Amount]
    let ports: [ContainerPort]
    let restartsAlways: Bool
    let restartsAllContainers: Bool

    init(_ container: Container, isInit: Bool) {
      self.isInit = isInit
      image = container.image
      requests = Amount.all(of: container.resources.requests)
      limits = Amount.all(of: container.resources.limits)
      ports = container.ports.map { port in
        var port = port
        port.origin = .none
        return port
      }
      restartsAlways = container.restartsAlways
      restartsAllContainers = container.restartsAllContainers
    }
  }

  private struct Amount: Hashable {
    let name: Symbol
    let quantity: Quantity

    static func all(of list: ResourceList) -> [Amount] {
      list.amounts.map { Amount(name: $0.name, quantity: $0.quantity) }
    }
  }
}
