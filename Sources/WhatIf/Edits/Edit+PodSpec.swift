import Kubernetes
import SourceText
import Symbols

extension Edit {
  /// - Returns: false when the spec has not what is to be changed.
  func apply(to spec: inout PodSpec) -> Bool {
    switch self {
    case .addToleration(let taint):
      spec.tolerations.append(Toleration(for: taint))
      return true
    case .tolerateKey(let key):
      spec.tolerations.append(Toleration(key: key, operator: .exists, operatorText: "Exists"))
      return true
    case .correctToleration(let slot, let old, let taint):
      guard spec.tolerations.indices.contains(slot), spec.tolerations[slot] == old else { return false }
      spec.tolerations[slot] = old.corrected(for: taint)
      return true
    case .setNodeSelector(let key, _, let value, _):
      return spec.changeSelector(key) { $0.values = [value] }
    case .renameNodeSelector(let key, let other, _):
      return spec.changeSelector(key) { $0.key = other }
    case .dropNodeSelector(let key, _):
      guard var selector = spec.nodeSelector, selector.requirements.contains(where: { $0.key == key }) else {
        return false
      }
      selector.requirements.removeAll { $0.key == key }
      spec.nodeSelector = selector.isEmpty ? nil : selector
      return true
    case .addNodeValue(let expression, _, let value):
      return spec.changeExpression(expression) { $0.values.append(value) }
    case .renameNodeExpression(let expression, _, let key):
      return spec.changeExpression(expression) { $0.key = key }
    case .correctNodeValue(let expression, _, let old, let new):
      return spec.changeExpression(expression) { wanted in
        wanted.values = wanted.values.map { $0 == old ? new : $0 }
      }
    case .dropNodeExpression(let expression, _):
      return spec.changeOnlyTerm { term in
        guard term.matchExpressions.indices.contains(expression) else { return false }
        term.matchExpressions.remove(at: expression)
        return true
      }
    case .lowerRequest(let resource, let holder, _, let amount):
      return spec.setRequest(resource, of: holder, to: amount)
    case .dropHostPort(let port, _):
      return spec.dropHostPort(port)
    case .renameSpreadKey(let constraint, _, let key):
      return spec.changeConstraint(constraint) { $0.topologyKey = key }
    case .honorNodeTaints(let constraint, _):
      return spec.changeConstraint(constraint) { $0.nodeTaintsPolicy = .honor }
    case .honorNodeAffinity(let constraint, _):
      return spec.changeConstraint(constraint) { $0.nodeAffinityPolicy = .honor }
    case .lowerMinDomains(let constraint, _, _, let least):
      return spec.changeConstraint(constraint) { $0.minDomains = least }
    case .raiseMaxSkew(let constraint, _, _, let skew):
      return spec.changeConstraint(constraint) { $0.maxSkew = skew }
    case .relaxSpread(let constraint, _):
      return spec.changeConstraint(constraint) { constraint in
        constraint.whenUnsatisfiable = .scheduleAnyway
        constraint.whenUnsatisfiableText = "ScheduleAnyway"
        // The API server refuses minDomains beside ScheduleAnyway.
        constraint.minDomains = nil
      }
    case .renamePodAffinityKey(let term, _, let key):
      guard spec.affinity?.requiredPod.indices.contains(term) == true else { return false }
      spec.affinity?.requiredPod[term].topologyKey = key
      return true
    case .dropPodAffinity(let term, _):
      guard spec.affinity?.requiredPod.indices.contains(term) == true else { return false }
      spec.affinity?.requiredPod.remove(at: term)
      return true
    case .dropPodAntiAffinity(let term, _):
      guard spec.affinity?.requiredPodAnti.indices.contains(term) == true else { return false }
      spec.affinity?.requiredPodAnti.remove(at: term)
      return true
    case .labelNode, .removeTaint, .uncordon, .addNode:
      return false
    }
  }
}

extension Toleration {
  /// The same for a taint, as far as it says anything.
  func corrected(for taint: Taint) -> Toleration {
    var toleration = self
    if !key.isEmpty { toleration.key = taint.key }
    if `operator` == .equal { toleration.value = taint.value }
    if effect != nil { toleration.effect = taint.effect }
    return toleration
  }
}

extension Symbol {
  /// Of all other resources a limit must be the request.
  var canBeOvercommitted: Bool { self == "cpu" || self == "memory" || self == "ephemeral-storage" }
}

extension PodSpec {
  fileprivate mutating func changeOnlyTerm(_ change: (inout NodeSelectorTerm) -> Bool) -> Bool {
    guard var terms = affinity?.requiredNode?.terms, terms.count == 1, change(&terms[0]) else { return false }
    affinity?.requiredNode = terms[0].isEmpty ? nil : NodeSelector(terms: terms)
    return true
  }

  fileprivate mutating func changeExpression(
    _ expression: Int, _ change: (inout LabelSelector.Requirement) -> Void
  ) -> Bool {
    changeOnlyTerm { term in
      guard term.matchExpressions.indices.contains(expression) else { return false }
      change(&term.matchExpressions[expression])
      return true
    }
  }

  fileprivate mutating func changeSelector(
    _ key: Symbol, _ change: (inout LabelSelector.Requirement) -> Void
  ) -> Bool {
    guard var selector = nodeSelector, let slot = selector.requirements.firstIndex(where: { $0.key == key }) else {
      return false
    }
    change(&selector.requirements[slot])
    nodeSelector = selector
    return true
  }

  fileprivate mutating func changeConstraint(
    _ constraint: Int, _ change: (inout TopologySpreadConstraint) -> Void
  ) -> Bool {
    guard topologySpreadConstraints.indices.contains(constraint) else { return false }
    change(&topologySpreadConstraints[constraint])
    return true
  }

  fileprivate mutating func setRequest(_ resource: Symbol, of holder: RequestHolder, to amount: Quantity) -> Bool {
    func set(_ own: inout ResourceRequirements) {
      let origin = own.requests.amount(of: resource)?.origin ?? SourcePosition.none
      own.requests.set(ResourceList.Amount(name: resource, quantity: amount, origin: origin))
      guard !resource.canBeOvercommitted, own.limits[resource] != nil else { return }
      own.limits.set(ResourceList.Amount(name: resource, quantity: amount, origin: origin))
    }
    switch holder {
    case .container(let slot):
      guard containers.indices.contains(slot) else { return false }
      set(&containers[slot].resources)
    case .initContainer(let slot):
      guard initContainers.indices.contains(slot) else { return false }
      set(&initContainers[slot].resources)
    case .pod:
      guard var own = resources else { return false }
      set(&own)
      resources = own
    }
    return true
  }

  /// Which container has the port, and where.
  func place(ofHostPort number: Int) -> (holder: RequestHolder, port: Int)? {
    var left = number
    let all =
      containers.indices.map { (RequestHolder.container($0), containers[$0].ports) }
      + initContainers.indices.filter { initContainers[$0].restartsAlways }.map {
        (RequestHolder.initContainer($0), initContainers[$0].ports)
      }
    for (holder, ports) in all {
      for slot in ports.indices where ports[slot].hostPort > 0 {
        if left == 0 { return (holder, slot) }
        left -= 1
      }
    }
    return nil
  }

  fileprivate mutating func dropHostPort(_ number: Int) -> Bool {
    // On the host's network a port cannot be kept to the pod.
    guard !hostNetwork, let (holder, port) = place(ofHostPort: number) else { return false }
    switch holder {
    case .container(let slot): containers[slot].ports[port].hostPort = 0
    case .initContainer(let slot): initContainers[slot].ports[port].hostPort = 0
    case .pod: return false
    }
    return true
  }
}
