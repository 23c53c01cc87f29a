import Kubernetes
import Symbols

extension Scheduler {
  /// One attempt: gates, PreFilter and Filter, PostFilter or Score, and the placement of the pod.
  func decide(_ pod: ScheduledPod, _ profile: Profile, _ detail: Detail) -> Decision {
    if let gate = gate(pod, profile) {
      return Decision(profile: profile.schedulerName, outcome: .gated, message: gate)
    }
    if cluster.count == 0 {
      nominated.remove(pod)
      return Decision(
        profile: profile.schedulerName, outcome: .unschedulable, message: "no nodes available to schedule pods")
    }
    context.kept = kept(for: pod, detail)
    let phase = FilterPhase(pod, profile, context)
    if let error = phase.error { return failed(pod, profile, error) }
    if phase.preFilter.rejection == nil {
      let nominatedRow = cluster.rowOfName[pod.pod.status.nominatedNodeName]
      if let nominatedRow { phase.filterOne(nominatedRow, nominated) }
      if nominatedRow == nil || phase.feasible.isEmpty { filter(phase, profile) }
      if let error = phase.error { return failed(pod, profile, error) }
    }
    let feasible = phase.preFilter.rejection == nil ? phase.feasible : []
    let recorder = TableRecorder(phase, nominated, cluster, detail)
    return feasible.isEmpty
      ? unschedulable(pod, profile, phase, recorder)
      : placed(pod, profile, phase, feasible, recorder)
  }

  /// PreEnqueue: what keeps a pod out of the queue, nil for nothing.
  func gate(_ pod: ScheduledPod, _ profile: Profile) -> String? {
    let gates = pod.info.spec.value.schedulingGates
    if !gates.isEmpty, profile.holdsGatedPods {
      return "waiting for scheduling gates: [\(gates.map(\.text).joined(separator: " "))]"
    }
    return profile.holdsPodsWithoutClaims ? DynamicResources.gate(pod, devices) : nil
  }

  private func filter(_ phase: FilterPhase, _ profile: Profile) {
    guard var sampling else { return phase.filterAll(nominated) }
    phase.filterSample(
      &sampling,
      enough: {
        Sampling.enough(of: $0, percentage: profile.percentageOfNodesToScore, scores: !profile.scores.isEmpty)
      }, nominated)
    self.sampling = sampling
  }

  /// The attempt failed for a reason that says nothing about fit.
  private func failed(_ pod: ScheduledPod, _ profile: Profile, _ message: String) -> Decision {
    nominated.remove(pod)
    if let filter = devices.current, filter.pod === pod { filter.attemptFailed(message) }
    return Decision(profile: profile.schedulerName, outcome: .error, message: message)
  }

  private func placed(
    _ pod: ScheduledPod, _ profile: Profile, _ phase: FilterPhase, _ feasible: [Int], _ recorder: TableRecorder
  ) -> Decision {
    let scores = ScorePhase(phase, profile, context)
    let unfiltered = unfilteredDevices(pod, profile, phase)
    if let error = scores.error ?? profile.reserveError ?? unfiltered?.reserveError {
      return failed(pod, profile, error)
    }
    let table = recorder.table(feasible: feasible, scores)
    let fold = fold(phase, scores)
    let ties = scores.best
    let winner = ties[tieChoice.pick(of: ties.count)]
    let node = feasible[winner]
    for filter in phase.filters { filter.judge.reserve(at: node, in: cluster) }
    unfiltered?.reserve(at: node, in: cluster)
    place(pod, on: node)
    nominated.remove(pod)
    var decision = Decision(
      profile: profile.schedulerName, outcome: .scheduled, node: node,
      // Where all nodes are feasible, a place is a row.
      ties: feasible.count == cluster.count ? ties : ties.map { feasible[$0] },
      contest: scores.contest(of: winner, ties, feasible, isUncontested: phase.isLimitedToNomination),
      evaluatedNodes: phase.column.evaluatedCount, feasibleNodes: feasible.count, table: table)
    decision.fold = fold
    return decision
  }

  /// The pod's claims where the profile leaves Filter of DynamicResources out, and not its Reserve.
  private func unfilteredDevices(
    _ pod: ScheduledPod, _ profile: Profile, _ phase: FilterPhase
  ) -> DynamicResourcesFilter? {
    guard let filter = devices.current, filter.pod === pod, profile.reservesDevices,
      !phase.filters.contains(where: { $0.plugin == .dynamicResources })
    else { return nil }
    return filter
  }

  private func fold(_ phase: FilterPhase, _ scores: ScorePhase?) -> UInt64 {
    guard let foldFactors else { return 0 }
    var fold = NodeFold(foldFactors)
    fold.add(rejectionsIn: phase)
    scores?.add(to: &fold, of: phase.feasible)
    return fold.value
  }

  private func unschedulable(
    _ pod: ScheduledPod, _ profile: Profile, _ phase: FilterPhase, _ recorder: TableRecorder
  ) -> Decision {
    let error = fitError(phase)
    var decision = Decision(
      profile: profile.schedulerName, outcome: .unschedulable, message: error.text, reasons: error.reasons,
      evaluatedNodes: phase.preFilter.rejection == nil ? phase.column.rows.count : 0,
      table: recorder.table(feasible: [], nil))
    decision.fold = fold(phase, nil)
    switch postFilter(phase, profile) {
    case .nominated(let preemption):
      decision.outcome = .nominated
      decision.preemption = preemption
      nominated.removeLessImportant(than: pod, on: preemption.nominatedNode)
      nominated.nominate(pod, to: preemption.nominatedNode)
    case .failed(let text, let keepsNomination, _):
      if !text.isEmpty { decision.message += " \(text)" }
      if !keepsNomination { nominated.remove(pod) }
      if let filter = devices.current, filter.pod === pod { filter.attemptFailed(text) }
    }
    return decision
  }

  /// The part of the message that Filter, or PreFilter, is to blame for.
  private func fitError(_ phase: FilterPhase) -> FitError {
    if let rejection = phase.preFilter.rejection {
      return FitError(nodeCount: cluster.count, preFilter: rejection.text)
    }
    var nodes: [(key: RejectionKey, count: Int)] = []
    var slot = 0
    for row in phase.column.rows {
      let key = phase.column.rejection(at: row)
      // Neighbours are often rejected alike.
      if slot >= nodes.count || nodes[slot].key != key {
        slot = nodes.firstIndex { $0.key == key } ?? nodes.count
        if slot == nodes.count { nodes.append((key, 0)) }
      }
      nodes[slot].count += 1
    }
    var counts: [String: Int] = [:]
    for (key, count) in nodes {
      for reason in phase.reasons(Int(key.filter), key.verdict) { counts[reason, default: 0] += count }
    }
    let excluded = cluster.count - phase.column.rows.count
    if excluded > 0 { counts[phase.excludedText, default: 0] += excluded }
    return FitError(nodeCount: cluster.count, counts: counts)
  }
}

/// Rejections that say the same.
struct RejectionKey: Hashable {
  let filter: UInt8
  let verdict: FilterVerdict
}
