import Kubernetes
import Scheduler
import Symbols

extension Stage {
  /// Decides on all pods but those that come after them, and on these one by one until one finds no place.
  consuming func fill(where isMore: (Pod, PodIdentity?) -> Bool) -> (run: PlacementRun, filling: Filling) {
    let more = pending.filter { isMore($0.pod.pod, $0.identity) }
    pending.removeAll { isMore($0.pod.pod, $0.identity) }
    let scheduler = scheduler
    let run = decide { _ in }
    var filling = Filling()
    if let first = more.first { filling.fitsAtFirst = scheduler.probe(first.pod)?.map(\.isEmpty) ?? [] }
    for item in more {
      var pod = item.pod
      // What fits at the cost of others does not fit beside them.
      pod.preemptionPolicy = .never
      func decide(_ detail: Scheduler.Detail) -> Decision? {
        var decision: Decision?
        scheduler.schedule([pod], detail: { _ in detail }) { _, decided in decision = decided }
        return decision
      }
      if let row = decide(.outcome)?.node {
        filling.rows.append(row)
        continue
      }
      filling.refused = decide(.explained).map {
        PodPlacement(pod: pod.pod, identity: item.identity, decision: $0)
      }
      break
    }
    return (run, filling)
  }
}
