import Kubernetes
import Scheduler
import SourceText
import Symbols

/// What a pod asks for, taken apart, and the pods that ask for less.
struct PodRequirements {
  private let pod: Pod
  /// In the order of the spec, then what the pod lacks, by node.
  let list: [Requirement]

  init(of pod: Pod, on nodes: [Node]) {
    self.pod = pod
    let spec = pod.spec.value
    var list = Self.nodeRequirements(spec, pinnedTo: pod.pinnedNode)
    list += pod.schedulerRequests.map { resource, amount in
      Requirement(.request(resource, amount), at: Self.origin(of: resource, spec))
    }
    for (slot, port) in spec.hostPorts.enumerated() {
      list.append(Requirement(.hostPort(port), slot: slot, at: port.origin))
    }
    for (slot, constraint) in spec.topologySpreadConstraints.enumerated()
    where constraint.whenUnsatisfiable == .doNotSchedule {
      list.append(Requirement(.spread(constraint), slot: slot, at: constraint.origin))
    }
    for (slot, term) in (spec.affinity?.requiredPod ?? []).enumerated() {
      list.append(Requirement(.podAffinity(term), slot: slot, at: term.origin))
    }
    for (slot, term) in (spec.affinity?.requiredPodAnti ?? []).enumerated() {
      list.append(Requirement(.podAntiAffinity(term), slot: slot, at: term.origin))
    }
    for (slot, volume) in spec.volumes.enumerated() where volume.source.mattersToPlacement {
      list.append(Requirement(.volume(volume.name), slot: slot, at: volume.origin))
    }
    for (slot, claim) in spec.resourceClaims.enumerated() {
      list.append(Requirement(.resourceClaim(claim.name), slot: slot, at: claim.origin))
    }
    list.append(Requirement(.othersAntiAffinity, at: pod.metadata.range.position))
    self.list = list + Self.lacks(spec.tolerations, nodes)
  }

  private static func nodeRequirements(_ spec: PodSpec, pinnedTo pin: Symbol?) -> [Requirement] {
    var list = (spec.nodeSelector?.requirements ?? []).enumerated().map { slot, requirement in
      Requirement(.nodeSelector(requirement), slot: slot, at: requirement.origin)
    }
    if let pin { return list + [Requirement(.pin(pin))] }
    guard let terms = spec.affinity?.requiredNode?.terms else { return list }
    guard terms.count == 1, let term = terms.first, !term.isEmpty, term.conversionError == nil else {
      return list + [Requirement(.nodeTerms(terms), at: terms.first?.origin ?? .none)]
    }
    for (slot, expression) in term.matchExpressions.enumerated() {
      list.append(Requirement(.nodeExpression(expression), slot: slot, at: expression.origin))
    }
    for (slot, field) in term.matchFields.enumerated() {
      list.append(Requirement(.nodeField(field), slot: slot, at: field.origin))
    }
    return list
  }

  private static func origin(of resource: Symbol, _ spec: PodSpec) -> SourcePosition {
    let containers = spec.containers + spec.initContainers
    let amount =
      spec.resources?.requests.amount(of: resource)
      ?? containers.lazy.compactMap { $0.resources.requests.amount(of: resource) }.first
      ?? spec.overhead.amount(of: resource)
    return amount?.origin ?? .none
  }

  /// The taints that nothing tolerates, each once, as they are met going through the nodes. A cordon is a flag and, as a
  /// rule, the taint that is set for it: one toleration is for both, so both are one requirement.
  private static func lacks(_ tolerations: [Toleration], _ nodes: [Node]) -> [Requirement] {
    let cordoned = nodes.first(where: \.isUnschedulable)
    var seen: Set<Taint> = []
    var lacks: [Requirement] = []
    for node in nodes {
      for taint in node.taintsThatKeepPodsOff where seen.insert(taint).inserted && !tolerations.tolerate(taint) {
        if cordoned != nil, taint == .cordon { continue }
        lacks.append(Requirement(.taint(taint), at: taint.origin))
      }
    }
    if let cordoned, !tolerations.tolerate(.cordon) {
      lacks.append(Requirement(.cordon, at: cordoned.unschedulableOrigin))
    }
    return lacks
  }

  /// The pod with these requirements and no others.
  ///
  /// - Parameter labels: whether it keeps its labels, which spread and affinity go by.
  func pod(keeping kept: Set<Int>, labels: Bool) -> Pod {
    var slots = KeptSlots()
    var tolerations: [Toleration] = []
    for (index, requirement) in list.enumerated() {
      if kept.contains(index) {
        slots.keep(requirement)
      } else if case .taint(let taint) = requirement.kind {
        tolerations.append(Toleration(ofNothingBut: taint))
      } else if case .cordon = requirement.kind {
        tolerations.append(Toleration(ofNothingBut: .cordon))
      }
    }
    var variant = pod
    var spec = pod.spec.value
    spec.tolerations += tolerations
    slots.reduce(&spec)
    if !slots.isPinned { variant.pinnedNode = nil }
    if !labels { variant.metadata.labels = LabelSet() }
    variant.spec = Shared(spec)
    return variant
  }
}

extension Taint {
  /// The taint that stands for `spec.unschedulable`, and that the node controller sets beside it.
  static let cordon = Taint(key: "node.kubernetes.io/unschedulable", value: .none, effect: .noSchedule)
}

extension PodSpec {
  /// The container ports that take a port of the node, in the order in which the scheduler meets them.
  var hostPorts: [ContainerPort] {
    (containers + initContainers.filter(\.restartsAlways)).flatMap(\.ports).filter { $0.hostPort > 0 }
  }
}

extension Toleration {
  /// As a person writes it for a taint; where that has no value, for any value of its key.
  init(for taint: Taint) {
    self.init(
      key: taint.key, operator: taint.value.isEmpty ? .exists : .equal,
      operatorText: taint.value.isEmpty ? "Exists" : "Equal", value: taint.value, effect: taint.effect)
  }

  /// Tolerates this taint and none of another value.
  fileprivate init(ofNothingBut taint: Taint) {
    self.init(key: taint.key, operator: .equal, operatorText: "Equal", value: taint.value, effect: taint.effect)
  }
}

extension Volume.Source {
  /// Whether any scheduler plugin looks at it.
  fileprivate var mattersToPlacement: Bool {
    switch self {
    case .other, .image: false
    default: true
    }
  }
}
