import Kubernetes
import Scheduler
import Symbols

extension PreparedRun {
  /// Decides on all pods but those that come after them, and on these one by one until one finds no place.
  consuming func fill(where isMore: (Pod, PodIdentity?) -> Bool) -> (run: PlacementRun, filling: FurtherPods) {
    let more = pending.filter { isMore($0.pod.pod, $0.identity) }
    let tied = TiedClaims(pending.map(\.pod.pod), scheduler)
    pending.removeAll { isMore($0.pod.pod, $0.identity) }
    let kept = self.refused.first { isMore($0.pod, $0.identity) }
    self.refused.removeAll { isMore($0.pod, $0.identity) }
    let scheduler = scheduler
    var run = decide { _ in }
    var filling = FurtherPods()
    if let first = more.first { filling.fitsAtFirst = scheduler.probe(first.pod)?.map(\.isEmpty) ?? [] }
    let pods = more.map { item in
      var pod = item.pod
      // What fits at the cost of others does not fit beside them.
      pod.preemptionPolicy = .never
      return pod
    }
    var refused: Int?
    scheduler.schedule(scheduler.queue(pods), detail: { _ in .outcome }, isWanted: { _ in refused == nil }) {
      if let row = $1.node { filling.rows.append(row) } else { refused = $0 }
    }
    if let refused {
      scheduler.schedule(scheduler.queue([pods[refused]]), detail: { _ in .explained }) { _, decision in
        filling.refused = PodPlacement(
          pod: pods[refused].pod, identity: more[refused].identity, decision: decision)
      }
    }
    // As many as quotas have room for were tried, and all of them are placed.
    if filling.refused == nil { filling.refused = kept }
    run.assumptions += tied.sentences(scheduler).filter { !run.assumptions.contains($0) }
    return (run, filling)
  }
}
