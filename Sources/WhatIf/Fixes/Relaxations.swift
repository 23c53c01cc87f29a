import ControlPlane
import Kubernetes
import Scheduler
import Symbols

/// What can be changed so that one requirement no longer keeps a pod off one node.
final class Relaxations {
  private let sets: RejectionSets
  private let spec: PodSpec
  private let labels: NodeWords
  /// What the verdict of a spread depends on beside itself: which nodes the pod selects, and which taints it tolerates.
  private let selection: Set<Int>
  private var allowedBySpread: [SpreadQuestion: [Bool]] = [:]

  private var correctionsOfTaint: [Taint: [Edit]] = [:]
  /// Those that tolerate nothing of what there is, with their places in the spec.
  private lazy var idleTolerations = spec.tolerations.enumerated().filter { _, toleration in
    !toleration.key.isEmpty && !labels.taints.contains(where: toleration.tolerates)
  }

  private struct SpreadQuestion: Hashable {
    let index: Int
    let maxSkew: Int32
    let minDomains: Int32
    let honorsTaints: Bool
    let honorsAffinity: Bool
  }

  /// Further up a limit is none.
  private static let mostSkewSteps: Int32 = 16

  init(_ sets: RejectionSets) {
    self.sets = sets
    spec = sets.turn.pod.spec.value
    labels = NodeWords(sets.turn.nodes)
    selection = Set(sets.requirements.indices.filter { sets.requirements[$0].kind.selectsNodes })
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
      case .spread(let constraint): forSpread(index, requirement.slot, constraint, at: row)
      case .podAffinity(let term): forAffinity(requirement.slot, term, node)
      case .podAntiAffinity(let term): [.dropPodAntiAffinity(requirement.slot, key: term.topologyKey)]
      case .taint(let taint):
        corrections(for: taint) + [.addToleration(taint), .removeTaint(taint, node: node.metadata.name)]
      case .cordon: [.uncordon(node.metadata.name), .addToleration(.cordon)]
      case .nodeTerms, .nodeField, .pin, .othersAntiAffinity, .volume, .resourceClaim, .place, .rule: []
      }
    return edits.sorted { $0.cost < $1.cost }
  }

  private func forSelector(_ wanted: LabelSelector.Requirement, _ node: Node) -> [Edit] {
    guard let value = wanted.values.first else { return [] }
    var edits: [Edit] = [.dropNodeSelector(key: wanted.key, value: value)]
    for key in labels.likelyKeys(for: wanted.key) where node.metadata.labels[key] == value {
      edits.append(.renameNodeSelector(wanted.key, to: key, value: value))
    }
    if let own = node.metadata.labels[wanted.key], wanted.key != "kubernetes.io/hostname" {
      let isSlip = labels.likelyValues(for: value, ofKey: wanted.key).contains(own)
      edits.append(.setNodeSelector(key: wanted.key, from: value, to: own, isSlip: isSlip))
    }
    return edits + labelling(node, wanted.key, value)
  }

  private func forExpression(_ slot: Int, _ wanted: LabelSelector.Requirement, _ node: Node) -> [Edit] {
    var edits: [Edit] = [.dropNodeExpression(slot, text: wanted.text)]
    for key in labels.likelyKeys(for: wanted.key) {
      var other = wanted
      other.key = key
      if other.matches(node.metadata.labels[key]) {
        edits.append(.renameNodeExpression(slot, from: wanted.key, to: key))
      }
    }
    if wanted.operator == .in, let own = node.metadata.labels[wanted.key] {
      for value in wanted.values where labels.likelyValues(for: value, ofKey: wanted.key).contains(own) {
        edits.append(.correctNodeValue(expression: slot, key: wanted.key, from: value, to: own))
      }
      edits.append(.addNodeValue(expression: slot, key: wanted.key, value: own))
    }
    if wanted.operator == .in || wanted.operator == .exists {
      edits += labelling(node, wanted.key, wanted.values.first ?? "true")
    }
    return edits
  }

  private func forAffinity(_ slot: Int, _ term: PodAffinityTerm, _ node: Node) -> [Edit] {
    let keys = labels.likelyKeys(for: term.topologyKey).filter { node.metadata.labels[$0] != nil }
    return keys.map { .renamePodAffinityKey(slot, from: term.topologyKey, to: $0) }
      + [.dropPodAffinity(slot, key: term.topologyKey)]
  }

  /// A toleration that tolerates nothing of what there is, and would tolerate this taint but for one of its words.
  private func corrections(for taint: Taint) -> [Edit] {
    if let known = correctionsOfTaint[taint] { return known }
    let found = idleTolerations.compactMap { slot, toleration -> Edit? in
      let corrected = toleration.corrected(for: taint)
      guard corrected != toleration, corrected.tolerates(taint) else { return nil }
      let sameKey = corrected.key == toleration.key
      let sameValue = corrected.value == toleration.value
      let sameEffect = corrected.effect == toleration.effect
      guard [sameKey, sameValue, sameEffect].count(where: { !$0 }) == 1 else { return nil }
      if !sameKey, !labels.looksLike(toleration.key, taint.key) { return nil }
      if !sameValue, !labels.looksLike(toleration.value, taint.value) { return nil }
      return .correctToleration(slot, from: toleration, to: taint)
    }
    correctionsOfTaint[taint] = found
    return found
  }

  /// Labels that say where a node is, or what it is made of, are facts and no matter of choice.
  private func labelling(_ node: Node, _ key: Symbol, _ value: Symbol) -> [Edit] {
    let isFact =
      key.hasPrefix("topology.kubernetes.io/") || key.hasPrefix("failure-domain.beta.kubernetes.io/")
      || key.hasPrefix("kubernetes.io/") || key.hasPrefix("node.kubernetes.io/instance-type")
    return isFact ? [] : [.labelNode(node.metadata.name, key: key, value: value)]
  }

  private func forSpread(
    _ index: Int, _ slot: Int, _ constraint: TopologySpreadConstraint, at row: Int
  ) -> [Edit] {
    let (node, key) = (sets.turn.nodes[row], constraint.topologyKey)
    let others = labels.likelyKeys(for: key).filter { node.metadata.labels[$0] != nil }
    var edits: [Edit] = others.map { .renameSpreadKey(constraint: slot, from: key, to: $0) }
    if constraint.nodeTaintsPolicy != .honor, allows(index, at: row, { $0.nodeTaintsPolicy = .honor }) {
      edits.append(.honorNodeTaints(constraint: slot, key: key))
    }
    if constraint.nodeAffinityPolicy == .ignore, allows(index, at: row, { $0.nodeAffinityPolicy = .honor }) {
      edits.append(.honorNodeAffinity(constraint: slot, key: key))
    }
    edits += [loweringDomains(index, slot, constraint, at: row), raisingSkew(index, slot, constraint, at: row)]
      .compactMap(\.self)
    return edits + [.relaxSpread(constraint: slot, key: key)]
  }

  /// The most domains with which the constraint lets the pod in.
  private func loweringDomains(
    _ index: Int, _ slot: Int, _ constraint: TopologySpreadConstraint, at row: Int
  ) -> Edit? {
    guard let wanted = constraint.minDomains, wanted > 1, allows(index, at: row, { $0.minDomains = 1 }) else {
      return nil
    }
    var (low, high) = (Int32(1), wanted)
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if allows(index, at: row, { $0.minDomains = middle }) { low = middle } else { high = middle }
    }
    return .lowerMinDomains(constraint: slot, key: constraint.topologyKey, from: wanted, to: low)
  }

  private func raisingSkew(
    _ index: Int, _ slot: Int, _ constraint: TopologySpreadConstraint, at row: Int
  ) -> Edit? {
    for step in 1...Self.mostSkewSteps {
      let (skew, overflow) = constraint.maxSkew.addingReportingOverflow(step)
      if overflow { return nil }
      if allows(index, at: row, { $0.maxSkew = skew }) {
        return .raiseMaxSkew(constraint: slot, key: constraint.topologyKey, from: constraint.maxSkew, to: skew)
      }
    }
    return nil
  }

  /// Whether the constraint lets the pod in on a node when it is changed like this.
  private func allows(_ index: Int, at row: Int, _ change: (inout TopologySpreadConstraint) -> Void) -> Bool {
    guard case .spread(var constraint) = sets.requirements[index].kind else { return false }
    change(&constraint)
    let question = SpreadQuestion(
      index: index, maxSkew: constraint.maxSkew, minDomains: constraint.minDomains ?? 1,
      honorsTaints: constraint.nodeTaintsPolicy == .honor, honorsAffinity: constraint.nodeAffinityPolicy != .ignore)
    let allowed = allowedBySpread[question] ?? sets.rowsThatSpreadAllows(index, beside: selection, as: constraint)
    allowedBySpread[question] = allowed
    return allowed[row]
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
