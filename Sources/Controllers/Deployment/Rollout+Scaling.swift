import Kubernetes
import Store
import Symbols

extension Rollout {
  /// Scales without rolling out: one ReplicaSet with pods takes all, several share in proportion.
  func scaleInProportion(_ sets: inout RolloutSets, _ step: inout ControllerStep) {
    // Newest first from here on, whatever comes of it.
    if sets.new != nil || !sets.old.isEmpty { sets.old.sort { Self.isOlder($1, $0) } }
    let active = sets.all.filter { $0.replicas > 0 }
    if active.count <= 1 {
      guard var only = active.first ?? sets.new ?? sets.old.first else { return }
      scale(&only, to: spec.replicas, &step)
      return
    }
    if let new = sets.new, isSaturated(new) {
      for var set in sets.old where set.replicas > 0 { scale(&set, to: 0, &step) }
      return
    }
    guard spec.strategy.isRolling else { return }
    share(active, &step)
  }

  /// Whether a ReplicaSet has all the pods of the Deployment, and all are available.
  private func isSaturated(_ set: StoredObject) -> Bool {
    set.replicas == spec.replicas && set.availableReplicas == spec.replicas
      && ReplicaSetAnnotations.number(ReplicaSetAnnotations.desired, set.body) == spec.replicas
  }

  private func share(_ active: [StoredObject], _ step: inout ControllerStep) {
    let total = active.reduce(0) { $0 + $1.replicas }
    let change = (spec.replicas > 0 ? spec.most : 0) - total
    // The largest first; of equals the newer when growing, the older when shrinking.
    let sorted = active.sorted { a, b in
      if a.replicas != b.replicas { return a.replicas > b.replicas }
      return change > 0 ? Self.isOlder(b, a) : Self.isOlder(a, b)
    }
    var sizes: [Int64] = []
    var added: Int64 = 0
    for set in change == 0 ? active : sorted {
      let part = part(of: set, change, added)
      sizes.append(set.replicas + part)
      added += part
    }
    for (index, set) in (change == 0 ? active : sorted).enumerated() {
      var set = set
      // What rounding left over goes to the first.
      let size = index == 0 ? max(0, sizes[0] + change - added) : sizes[index]
      scale(&set, to: size, always: true, &step)
    }
  }

  /// What a ReplicaSet gets of a change: its share of the size that it was scaled for last.
  private func part(of set: StoredObject, _ change: Int64, _ added: Int64) -> Int64 {
    if change == 0 || change == added { return 0 }
    let left = change - added
    let share: Int64
    if spec.replicas == 0 {
      share = -set.replicas
    } else {
      var before = ReplicaSetAnnotations.number(ReplicaSetAnnotations.most, set.body) ?? 0
      if before == 0 { before = deployment.status["replicas"].int ?? 0 }
      if before == 0 {
        share = 0
      } else {
        let size = Double(set.replicas * spec.most) / Double(before)
        share = Int64(size < 0 ? size - 0.5 : size + 0.5) - set.replicas
      }
    }
    return change > 0 ? min(share, left) : max(share, left)
  }
}
