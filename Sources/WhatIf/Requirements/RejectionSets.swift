import ControlPlane
import Kubernetes
import Scheduler

/// Which of a pod's requirements each node fails by itself, whatever else the pod asks for.
struct RejectionSets {
  let turn: Turn
  private let pod: PodRequirements
  /// What the nodes say to a pod that has nothing but its labels.
  private let labelled: [[ProbedRejection]]
  /// The pod's requirements, then what no pod can be without.
  let requirements: [Requirement]
  /// By node row: indices in ``requirements``, rising.
  let ofRow: [[Int]]

  /// nil when the scheduler has an error for the pod instead of an answer.
  init?(_ turn: Turn) {
    self.turn = turn
    pod = PodRequirements(of: turn.pod, on: turn.nodes)
    var requirements = pod.list
    var sets = Array(repeating: [Int](), count: turn.nodes.count)
    // What the nodes say to a pod that asks for nothing, and to one that has nothing but its labels.
    guard let bare = turn.probe(pod.pod(keeping: [], labels: false)),
      let labelled = turn.probe(pod.pod(keeping: [], labels: true))
    else { return nil }
    for (index, requirement) in pod.list.enumerated() {
      let isLabelled = requirement.needsLabels
      var said = labelled
      if case .othersAntiAffinity = requirement.kind {
      } else if let answer = turn.probe(pod.pod(keeping: [index], labels: isLabelled)) {
        said = answer
      } else {
        continue
      }
      let isOthers = if case .othersAntiAffinity = requirement.kind { true } else { false }
      let before = isLabelled && !isOthers ? labelled : bare
      for row in sets.indices where said[row] != before[row] { sets[row].append(index) }
    }
    var numbers: [PluginName?: Int] = [:]
    for row in sets.indices {
      for rejection in bare[row] {
        let number = numbers[rejection.plugin] ?? requirements.count
        if number == requirements.count {
          numbers[rejection.plugin] = number
          requirements.append(Requirement(rejection.plugin == .nodeResourcesFit ? .place : .rule(rejection.plugin)))
        }
        if sets[row].last != number { sets[row].append(number) }
      }
    }
    self.requirements = requirements
    self.labelled = labelled
    ofRow = sets.map { $0.sorted() }
  }

  /// By row: whether a constraint would let the pod in if its skew could be so much.
  func rowsThatSpreadAllows(_ index: Int, maxSkew: Int32) -> [Bool] {
    var variant = pod.pod(keeping: [index], labels: true)
    var spec = variant.spec.value
    for slot in spec.topologySpreadConstraints.indices
    where spec.topologySpreadConstraints[slot].whenUnsatisfiable == .doNotSchedule {
      spec.topologySpreadConstraints[slot].maxSkew = maxSkew
    }
    variant.spec = Shared(spec)
    guard let answer = turn.probe(variant) else { return labelled.map { _ in false } }
    return zip(answer, labelled).map { $0 == $1 }
  }

  /// Whether a pod with nothing but these requirements fits on no node.
  func leavesNoNode(_ kept: Set<Int>) -> Bool {
    let needsLabels = kept.contains { requirements[$0].needsLabels }
    let own = kept.filter { requirements[$0].canBeDropped }
    guard let answer = turn.probe(pod.pod(keeping: own, labels: needsLabels)) else { return false }
    return answer.allSatisfy { !$0.isEmpty }
  }
}
