import Kubernetes
import Store
import Symbols

/// What a ReplicaSet says about its pods.
struct ReplicaSetStatus {
  let set: StoredObject
  let status: Value

  init(of set: StoredObject, _ pods: [StoredObject], terminating: Int, at now: Moment) {
    self.set = set
    let template = set.spec["template"]["metadata"]["labels"].equalities
    let minReadySeconds = set.spec["minReadySeconds"].int ?? 0
    var status = set.status
    status["replicas"] = .integer(Int64(pods.count))
    status["fullyLabeledReplicas"] = .count(pods.count { template.matches($0.labels) })
    status["readyReplicas"] = .count(pods.count(where: \.isReady))
    status["availableReplicas"] = .count(pods.count { $0.isAvailable(minReadySeconds, at: now) })
    status["terminatingReplicas"] = .integer(Int64(terminating))
    let conditions = status["conditions"].items.filter { $0["type"].string != "ReplicaFailure" }
    status["conditions"] = conditions.isEmpty ? .null : .list(conditions)
    self.status = status
  }

  /// Writes it if it says something new.
  func write(_ step: inout ControllerStep) {
    let isSeen = set.status["observedGeneration"].int ?? 0 == set.generation
    if isSeen, status == set.status { return }
    var body = set.body
    body["status"] = status
    body["status"]["observedGeneration"] = set.generation == 0 ? .null : .integer(set.generation)
    step.update(set, to: body, subresource: "status")
  }
}
