import Store
import Symbols

extension Rollout {
  /// Rolling update: the new ReplicaSet grows as far as the surge lets it; when it may not, old ones shrink as far as
  /// enough pods stay available.
  mutating func roll(_ step: inout ControllerStep) {
    let sets = find(creating: true, &step)
    if !step.error.isEmpty { return }
    if !grow(sets, &step), !shrink(sets, &step), isComplete(deployment.status) { cleanUp(sets, &step) }
    writeRolloutStatus(sets, &step)
  }

  private func grow(_ sets: RolloutSets, _ step: inout ControllerStep) -> Bool {
    guard var new = sets.new, new.replicas != spec.replicas else { return false }
    let total = sets.all.reduce(0) { $0 + $1.replicas }
    let size = new.replicas > spec.replicas ? spec.replicas : newSize(of: new.replicas, total: total)
    if size == new.replicas {
      step.note(
        """
        \(new.name) stays at \(size): \(total) pods are wanted already, and \(spec.most) may be: \(spec.replicas) and a surge \
        of \(spec.surge)
        """)
    }
    return scale(&new, to: size, &step)
  }

  private func shrink(_ sets: RolloutSets, _ step: inout ControllerStep) -> Bool {
    guard let new = sets.new else { return false }
    var old = sets.old.filter { $0.replicas > 0 }
    if old.isEmpty { return false }
    let total = sets.all.reduce(0) { $0 + $1.replicas }
    let budget = total - spec.fewestAvailable - (new.replicas - new.availableReplicas)
    if budget <= 0 {
      step.note(
        """
        old pods stay: \(spec.fewestAvailable) of \(total) pods must be available, and \
        \(new.replicas - new.availableReplicas) of \(new.name) wait to be
        """)
      return false
    }
    guard let ill = removeUnavailable(&old, budget, &step) else { return false }
    let available = (old + [new]).reduce(0) { $0 + $1.availableReplicas }
    let isShrunk = removeAvailable(&old, available - spec.fewestAvailable, &step)
    if ill == 0, !isShrunk {
      step.note("old pods stay: \(available) pods are available, \(spec.fewestAvailable) must be")
    }
    return ill > 0 || isShrunk
  }

  /// Takes pods that are not available first; nil when a ReplicaSet says that more are available than it has.
  private func removeUnavailable(_ old: inout [StoredObject], _ most: Int64, _ step: inout ControllerStep) -> Int64? {
    var removed: Int64 = 0
    for index in old.indices where removed < most {
      let size = old[index].replicas
      let ill = size - old[index].availableReplicas
      if ill == 0 { continue }
      if ill < 0 { return nil }
      let count = min(most - removed, ill)
      scale(&old[index], to: size - count, &step)
      removed += count
    }
    return removed
  }

  private func removeAvailable(_ old: inout [StoredObject], _ most: Int64, _ step: inout ControllerStep) -> Bool {
    var removed: Int64 = 0
    for index in old.indices where removed < most {
      let size = old[index].replicas
      let count = min(size, most - removed)
      if count == 0 { continue }
      scale(&old[index], to: size - count, &step)
      removed += count
    }
    return removed > 0
  }

  /// Recreate: the new ReplicaSet gets pods when no old pod runs any more.
  mutating func recreate(_ step: inout ControllerStep) {
    var sets = find(creating: false, &step)
    var isShrunk = false
    for var set in sets.old where set.replicas > 0 { isShrunk = scale(&set, to: 0, &step) || isShrunk }
    if isShrunk || hasOldPods(sets) {
      step.note("old pods still run: the new ReplicaSet waits for them")
      return writeRolloutStatus(sets, &step)
    }
    if sets.new == nil { sets = find(creating: true, &step) }
    if !step.error.isEmpty { return }
    if var new = sets.new { scale(&new, to: spec.replicas, &step) }
    if isComplete(deployment.status) { cleanUp(sets, &step) }
    writeRolloutStatus(sets, &step)
  }

  private func hasOldPods(_ sets: RolloutSets) -> Bool {
    if sets.old.contains(where: { $0.status["replicas"].int ?? 0 > 0 }) { return true }
    let owners = Set(seen.map(\.uid))
    guard let selector = deployment.spec["selector"].selector else { return false }
    return context.cluster.selected("Pod", in: deployment.namespace, by: selector).contains { pod in
      guard let owner = pod.controller?.uid, owners.contains(owner), owner != sets.new?.uid else { return false }
      return !pod.isFinished
    }
  }
}
