import Store
import Symbols

/// What a DaemonSet says about its pods.
struct DaemonSetStatus {
  private let set: StoredObject
  private let status: Value

  /// Of each node the oldest pod counts.
  init(_ sync: DaemonSetSync) {
    set = sync.set
    var desired = 0
    var current = 0
    var misscheduled = 0
    var ready = 0
    var available = 0
    var updated = 0
    for node in sync.nodes {
      let pod = sync.podsByNode[node.name]?.first
      guard sync.place.verdict(node).runs else {
        if pod != nil { misscheduled += 1 }
        continue
      }
      desired += 1
      guard let pod else { continue }
      current += 1
      if pod.isReady { ready += 1 }
      if sync.isAvailable(pod) { available += 1 }
      if sync.isUpdated(pod) { updated += 1 }
    }
    var status = sync.set.status
    status["observedGeneration"] = set.generation == 0 ? .null : .integer(set.generation)
    status["desiredNumberScheduled"] = .integer(Int64(desired))
    status["currentNumberScheduled"] = .integer(Int64(current))
    status["numberMisscheduled"] = .integer(Int64(misscheduled))
    status["numberReady"] = .integer(Int64(ready))
    status["updatedNumberScheduled"] = .count(updated)
    status["numberAvailable"] = .count(available)
    status["numberUnavailable"] = .count(desired - available)
    self.status = status
  }

  /// Writes it if it says something new.
  func write(_ step: inout ControllerStep) {
    if status == set.status { return }
    var body = set.body
    body["status"] = status
    step.update(set, to: body, subresource: "status")
  }
}
