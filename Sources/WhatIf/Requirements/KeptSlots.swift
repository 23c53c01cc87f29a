import Kubernetes
import Symbols

/// Which elements of a spec's lists stay when the others are thought away.
struct KeptSlots {
  private var nodeSelector: Set<Int> = []
  private var expressions: Set<Int> = []
  private var fields: Set<Int> = []
  private var keepsTerms = false
  private(set) var isPinned = false
  private var resources: Set<Symbol> = []
  private var ports: Set<Int> = []
  private var spread: Set<Int> = []
  private var affinity: Set<Int> = []
  private var antiAffinity: Set<Int> = []
  private var volumes: Set<Int> = []
  private var claims: Set<Int> = []

  mutating func keep(_ requirement: Requirement) {
    let slot = requirement.slot
    switch requirement.kind {
    case .nodeSelector: nodeSelector.insert(slot)
    case .nodeExpression: expressions.insert(slot)
    case .nodeField: fields.insert(slot)
    case .nodeTerms: keepsTerms = true
    case .pin: isPinned = true
    case .request(let resource, _): resources.insert(resource)
    case .hostPort: ports.insert(slot)
    case .spread: spread.insert(slot)
    case .podAffinity: affinity.insert(slot)
    case .podAntiAffinity: antiAffinity.insert(slot)
    case .volume: volumes.insert(slot)
    case .resourceClaim: claims.insert(slot)
    case .othersAntiAffinity, .taint, .cordon, .place, .rule: break
    }
  }

  func reduce(_ spec: inout PodSpec) {
    if let selector = spec.nodeSelector {
      spec.nodeSelector =
        nodeSelector.isEmpty ? nil : LabelSelector(selector.requirements.elements(at: nodeSelector))
    }
    reduceAffinity(&spec)
    reduceContainers(&spec)
    let constraints = spec.topologySpreadConstraints.enumerated()
    spec.topologySpreadConstraints = constraints.filter { slot, constraint in
      constraint.whenUnsatisfiable != .doNotSchedule || spread.contains(slot)
    }.map(\.element)
    spec.volumes = spec.volumes.elements(at: volumes)
    spec.resourceClaims = spec.resourceClaims.elements(at: claims)
  }

  private func reduceAffinity(_ spec: inout PodSpec) {
    guard var own = spec.affinity else { return }
    if !keepsTerms, let term = own.requiredNode?.terms.first {
      let kept = NodeSelectorTerm(
        matchExpressions: term.matchExpressions.elements(at: expressions),
        matchFields: term.matchFields.elements(at: fields), origin: term.origin)
      own.requiredNode = kept.isEmpty ? nil : NodeSelector(terms: [kept])
    }
    own.requiredPod = own.requiredPod.elements(at: affinity)
    own.requiredPodAnti = own.requiredPodAnti.elements(at: antiAffinity)
    spec.affinity = own
  }

  private func reduceContainers(_ spec: inout PodSpec) {
    var number = 0
    func reduce(_ container: inout Container, hasNodePorts: Bool) {
      container.resources.requests = container.resources.requests.only(resources)
      for slot in container.ports.indices where hasNodePorts && container.ports[slot].hostPort > 0 {
        if !ports.contains(number) { container.ports[slot].hostPort = 0 }
        number += 1
      }
    }
    for slot in spec.containers.indices { reduce(&spec.containers[slot], hasNodePorts: true) }
    for slot in spec.initContainers.indices {
      reduce(&spec.initContainers[slot], hasNodePorts: spec.initContainers[slot].restartsAlways)
    }
    spec.overhead = spec.overhead.only(resources)
    if let own = spec.resources { spec.resources?.requests = own.requests.only(resources) }
  }
}

extension ResourceList {
  fileprivate func only(_ names: Set<Symbol>) -> ResourceList {
    ResourceList(amounts.filter { names.contains($0.name) })
  }
}

extension Array {
  fileprivate func elements(at slots: Set<Int>) -> [Element] {
    enumerated().filter { slots.contains($0.offset) }.map(\.element)
  }
}
