import Scheduler

/// DefaultPreemption: node by node, who would have to go.
extension PlainScheduler {
  enum Preemption {
    case nominated(node: PlainNode, victims: [PlainPod], violations: Int)
    /// What the message ends in, and whether the pod's nomination ends with it.
    case failed(String, endsNomination: Bool, isError: Bool = false)
  }

  private enum Trial {
    case candidate(Candidate)
    case noWay([String])
    case error(String)
  }

  private struct Candidate {
    var node: PlainNode
    /// The most important first.
    var victims: [PlainPod]
    var violations: Int
  }

  /// - Parameter rejections: of nodes that were asked.
  func preempt(_ pod: PlainPod, _ rejections: [String: Rejection]) -> Preemption {
    if pod.neverPreempts { return .failed("not eligible due to preemptionPolicy=Never.", endsNomination: false) }
    if rejections[pod.nominatedNode]?.isResolvable == true {
      let leaving = placed.contains { other in
        other.node.name == pod.nominatedNode && other.pod.priority < pod.priority && other.pod.isTerminating
          && other.pod.isVictim
      }
      if leaving {
        return .failed("not eligible due to a terminating pod on the nominated node.", endsNomination: false)
      }
    }
    var candidates: [Candidate] = []
    var errors: [String] = []
    var counts: [String: Int] = [:]
    for node in nodes {
      guard rejections[node.name]?.isResolvable == true else {
        counts["Preemption is not helpful for scheduling", default: 0] += 1
        continue
      }
      switch trial(pod, node) {
      case .candidate(let candidate): candidates.append(candidate)
      case .noWay(let reasons): for reason in reasons { counts[reason, default: 0] += 1 }
      case .error(let text): if !errors.contains(text) { errors.append(text) }
      }
    }
    if let best = best(of: candidates) {
      return .nominated(node: best.node, victims: best.victims, violations: best.violations)
    }
    if !errors.isEmpty {
      let text = errors.count == 1 ? errors[0] : "[\(errors.joined(separator: ", "))]"
      return .failed(text, endsNomination: false, isError: true)
    }
    return .failed(message(counts), endsNomination: true)
  }

  /// All that are less important go; then each comes back, if there is room for it beside the pod.
  private func trial(_ pod: PlainPod, _ node: PlainNode) -> Trial {
    let lesser = pods(on: node).filter { $0.priority < pod.priority }.sorted {
      $0.priority == $1.priority ? ($0.startHour ?? 99) < ($1.startHour ?? 99) : $0.priority > $1.priority
    }
    if lesser.isEmpty { return .noWay(["No preemption victims found for incoming pod"]) }
    var world = self
    world.gone = lesser.map { ($0, node) }
    if let rejection = world.judge(pod, node) {
      if let error = rejection.error { return .error("running \"\(rejection.plugin)\" filter plugin: \(error)") }
      return .noWay(rejection.reasons)
    }
    let protected = protected(lesser)
    var victims: Set<String> = []
    for other in lesser.filter({ protected.contains($0.title) }) + lesser.filter({ !protected.contains($0.title) }) {
      let before = world.gone
      world.gone.removeAll { $0.pod.title == other.title }
      guard let rejection = world.judge(pod, node) else { continue }
      if let error = rejection.error { return .error("running \"\(rejection.plugin)\" filter plugin: \(error)") }
      world.gone = before
      victims.insert(other.title)
    }
    if victims.isEmpty { return .error("expected at least one victim pod on node \"\(node.name)\"") }
    return .candidate(
      Candidate(
        node: node, victims: lesser.filter { victims.contains($0.title) },
        violations: victims.intersection(protected).count))
  }

  /// Whom a budget does not let go. Each that a budget means uses it up, the most important first, and whether it goes or not.
  private func protected(_ pods: [PlainPod]) -> Set<String> {
    var left = cluster.budgets.map(\.allowed)
    var protected: Set<String> = []
    for pod in pods where !pod.labels.isEmpty {
      for (index, budget) in cluster.budgets.enumerated() {
        guard budget.namespace == pod.namespace, !budget.selector.isEmpty, budget.selector.matches(pod.labels) else {
          continue
        }
        left[index] -= 1
        if left[index] < 0 { protected.insert(pod.title) }
      }
    }
    return protected
  }

  private func best(of candidates: [Candidate]) -> Candidate? {
    /// The less the better, one after the other; the first node of those that are alike.
    func price(_ candidate: Candidate) -> [Int] {
      let highest = candidate.victims.map(\.priority).max() ?? 0
      let earliest = candidate.victims.filter { $0.priority == highest }.compactMap(\.startHour).min() ?? 99
      return [
        candidate.violations, highest, candidate.victims.reduce(0) { $0 + $1.priority + 2_147_483_648 },
        candidate.victims.count, -earliest,
      ]
    }
    return candidates.min { price($0).lexicographicallyPrecedes(price($1)) }
  }
}
