import ControlPlane
import Kubernetes
import Scheduler
import Symbols

/// What can be changed so that one requirement no longer keeps a pod off one node.
final class Relaxations {
  private let sets: RejectionSets
  private let spec: PodSpec
  private var allowedBySkew: [SkewQuestion: [Bool]] = [:]

  private struct SkewQuestion: Hashable {
    let index: Int
    let maxSkew: Int32
  }

  /// Further up a limit is none.
  private static let mostSkewSteps: Int32 = 16

  init(_ sets: RejectionSets) {
    self.sets = sets
    spec = sets.turn.pod.spec.value
  }

  /// Smallest first.
  func of(_ index: Int, at row: Int) -> [Edit] {
    let requirement = sets.requirements[index]
    let node = sets.turn.nodes[row]
    let edits: [Edit] =
      switch requirement.kind {
      case .nodeSelector(let wanted): forSelector(wanted, node)
      case .nodeExpression(let wanted): forExpression(requirement.slot, wanted, node)
      case .request(let resource, let amount): [lowering(resource, from: amount, at: row)].compactMap(\.self)
      case .hostPort(let port): spec.hostNetwork ? [] : [.dropHostPort(requirement.slot, number: port.hostPort)]
      case .spread(let constraint):
        [raisingSkew(index, requirement.slot, constraint, at: row)].compactMap(\.self)
          + [.relaxSpread(constraint: requirement.slot, key: constraint.topologyKey)]
      case .podAffinity(let term): [.dropPodAffinity(requirement.slot, key: term.topologyKey)]
      case .podAntiAffinity(let term): [.dropPodAntiAffinity(requirement.slot, key: term.topologyKey)]
      case .taint(let taint): [.addToleration(taint), .removeTaint(taint, node: node.metadata.name)]
      case .cordon: [.uncordon(node.metadata.name)]
      case .nodeTerms, .nodeField, .pin, .othersAntiAffinity, .volume, .resourceClaim, .place, .rule: []
      }
    return edits.sorted { $0.cost < $1.cost }
  }

  private func forSelector(_ wanted: LabelSelector.Requirement, _ node: Node) -> [Edit] {
    guard let value = wanted.values.first else { return [] }
    var edits: [Edit] = [.dropNodeSelector(key: wanted.key, value: value)]
    if let own = node.metadata.labels[wanted.key], wanted.key != "kubernetes.io/hostname" {
      edits.append(.setNodeSelector(key: wanted.key, from: value, to: own))
    }
    return edits + labelling(node, wanted.key, value)
  }

  private func forExpression(_ slot: Int, _ wanted: LabelSelector.Requirement, _ node: Node) -> [Edit] {
    var edits: [Edit] = [.dropNodeExpression(slot, text: wanted.text)]
    if wanted.operator == .in, let own = node.metadata.labels[wanted.key] {
      edits.append(.addNodeValue(expression: slot, key: wanted.key, value: own))
    }
    if wanted.operator == .in || wanted.operator == .exists {
      edits += labelling(node, wanted.key, wanted.values.first ?? "true")
    }
    return edits
  }

  /// Labels that say where a node is, or what it is made of, are facts and no matter of choice.
  private func labelling(_ node: Node, _ key: Symbol, _ value: Symbol) -> [Edit] {
    let isFact =
      key.hasPrefix("topology.kubernetes.io/") || key.hasPrefix("failure-domain.beta.kubernetes.io/")
      || key.hasPrefix("kubernetes.io/") || key.hasPrefix("node.kubernetes.io/instance-type")
    return isFact ? [] : [.labelNode(node.metadata.name, key: key, value: value)]
  }

  private func raisingSkew(
    _ index: Int, _ slot: Int, _ constraint: TopologySpreadConstraint, at row: Int
  ) -> Edit? {
    for step in 1...Self.mostSkewSteps {
      let (skew, overflow) = constraint.maxSkew.addingReportingOverflow(step)
      if overflow { return nil }
      let question = SkewQuestion(index: index, maxSkew: skew)
      let allowed = allowedBySkew[question] ?? sets.rowsThatSpreadAllows(index, maxSkew: skew)
      allowedBySkew[question] = allowed
      if allowed[row] {
        return .raiseMaxSkew(constraint: slot, key: constraint.topologyKey, from: constraint.maxSkew, to: skew)
      }
    }
    return nil
  }

  /// To what the node has left; nil when that cannot be done in one place, or nothing is left.
  private func lowering(_ resource: Symbol, from total: Int64, at row: Int) -> Edit? {
    let free = sets.turn.free(resource, at: row)
    // Huge pages come in whole pages only.
    guard free > 0, total > free, !resource.hasPrefix("hugepages-") else { return nil }
    for (holder, own) in spec.requestHolders(of: resource) {
      let amount = RequestAmount(resource)
      let (target, overflow) = amount.units(of: own).subtractingReportingOverflow(total - free)
      guard !overflow, let lower = amount.quantity(atMost: target) else { continue }
      let edit = Edit.lowerRequest(resource, of: holder, from: own, to: lower)
      var lowered = spec
      guard edit.apply(to: &lowered) else { continue }
      var pod = sets.turn.pod
      pod.spec = Shared(lowered)
      let requests = pod.schedulerRequests.first { $0.resource == resource }
      if (requests?.amount ?? 0) <= free { return edit }
    }
    return nil
  }
}

extension PodSpec {
  /// Who asks for a resource, the biggest first.
  func requestHolders(of resource: Symbol) -> [(holder: RequestHolder, amount: Quantity)] {
    if let own = resources?.requests[resource] { return [(.pod, own)] }
    var holders: [(holder: RequestHolder, amount: Quantity)] = []
    for (slot, container) in containers.enumerated() {
      if let own = container.resources.requests[resource] { holders.append((.container(slot), own)) }
    }
    for (slot, container) in initContainers.enumerated() {
      if let own = container.resources.requests[resource] { holders.append((.initContainer(slot), own)) }
    }
    // Stable: of equal ones the first.
    return holders.enumerated().sorted { a, b in
      a.element.amount == b.element.amount ? a.offset < b.offset : b.element.amount < a.element.amount
    }.map(\.element)
  }
}
