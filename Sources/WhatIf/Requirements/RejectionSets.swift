import ControlPlane
import Kubernetes
import Scheduler
import Symbols

/// Which of a pod's requirements each node fails by itself, whatever else the pod asks for.
struct RejectionSets {
  let turn: PodTurn
  private let pod: PodRequirements
  /// What the nodes say to a pod that asks for nothing, and to one that has nothing but its labels.
  private let bare: [[ProbedRejection]]
  private let labelled: [[ProbedRejection]]
  /// The pod's requirements, then what no pod can be without.
  let requirements: [Requirement]
  /// Where ``requirements`` has what is no pod's own, by the plugin that asks for it.
  private let rules: [PluginName?: Int]
  /// What is no pod's own, in ``requirements``.
  var ruleNumbers: Set<Int> { Set(rules.values) }
  /// By node row: indices in ``requirements``, rising.
  private(set) var ofRow: [[Int]]

  /// nil when the scheduler has an error for the pod instead of an answer.
  init?(_ turn: PodTurn) {
    self.turn = turn
    pod = PodRequirements(of: turn.pod, on: turn.nodes)
    guard let bare = turn.probe(pod.pod(keeping: [], labels: false)),
      let labelled = turn.probe(pod.pod(keeping: [], labels: true))
    else { return nil }
    self.bare = bare
    self.labelled = labelled
    var requirements = pod.list
    var rules: [PluginName?: Int] = [:]
    for rejection in bare.joined() where rules[rejection.plugin] == nil {
      rules[rejection.plugin] = requirements.count
      requirements.append(Requirement(rejection.plugin == .nodeResourcesFit ? .place : .rule(rejection.plugin)))
    }
    self.requirements = requirements
    self.rules = rules
    ofRow = Array(repeating: [], count: turn.nodes.count)
    var sets = ofRow
    for index in requirements.indices {
      for (row, isRejected) in (rejects([index]) ?? []).enumerated() where isRejected { sets[row].append(index) }
    }
    ofRow = sets
  }

  /// By row: whether a spread constraint would let the pod in if it were like this.
  ///
  /// - Parameter others: requirements that say which nodes count.
  func rowsThatSpreadAllows(
    _ index: Int, beside others: Set<Int>, as constraint: TopologySpreadConstraint
  ) -> [Bool] {
    var variant = pod.pod(keeping: others.union([index]), labels: true)
    var spec = variant.spec.value
    for slot in spec.topologySpreadConstraints.indices
    where spec.topologySpreadConstraints[slot].whenUnsatisfiable == .doNotSchedule {
      spec.topologySpreadConstraints[slot] = constraint
    }
    variant.spec = Shared(spec)
    guard let answer = turn.probe(variant) else { return labelled.map { _ in false } }
    return answer.map { said in !said.contains { $0.plugin == .podTopologySpread } }
  }

  /// By row: whether the node says no to a pod with nothing but these requirements; nil when the scheduler has an error
  /// for such a pod.
  func rejects(_ kept: Set<Int>) -> [Bool]? {
    let own = kept.filter { requirements[$0].canBeDropped }
    let keepsLabels = own.contains { requirements[$0].needsLabels }
    guard let answer = turn.probe(pod.pod(keeping: own, labels: keepsLabels)) else { return nil }
    let hasOthers = own.contains { requirements[$0].kind.isOthersAntiAffinity }
    return answer.indices.map { row in
      answer[row].contains { said in
        // What every pod is told counts only with the rule that tells it.
        if bare[row].contains(said) { return rules[said.plugin].map(kept.contains) ?? true }
        // The labels that spread and affinity go by bring the anti-affinity of others along.
        return hasOthers || !keepsLabels || !labelled[row].contains(said)
      }
    }
  }

  /// Whether a pod with nothing but these requirements fits on no node.
  func leavesNoNode(_ kept: Set<Int>) -> Bool { rejects(kept)?.allSatisfy(\.self) ?? false }

  /// Whether requirements can leave less together than each by itself does: terms that one pod has to match, volumes
  /// and devices that one node has to have room for, nodes that a spread counts or does not.
  var hangTogether: Bool {
    var (terms, volumes, claims, extended, spreads) = (0, 0, 0, 0, 0)
    for requirement in requirements {
      switch requirement.kind {
      case .podAffinity: terms += 1
      case .volume: volumes += 1
      case .resourceClaim: claims += 1
      case .request(let resource, _) where resource.text.contains("/"): extended += 1
      case .spread: spreads += 1
      default: break
      }
    }
    // Devices may serve what is asked for as a resource.
    return terms > 1 || volumes > 1 || claims + extended > 1 || spreads > 0
  }
}

extension Requirement.Kind {
  var isOthersAntiAffinity: Bool { if case .othersAntiAffinity = self { true } else { false } }

  /// Whether a spread may count by it which nodes there are.
  var selectsNodes: Bool {
    switch self {
    case .nodeSelector, .nodeExpression, .nodeField, .nodeTerms, .pin, .taint, .cordon: true
    default: false
    }
  }
}
