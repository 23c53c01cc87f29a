import Kubernetes
import Store
import Symbols

extension Rollout {
  /// Tells the new ReplicaSet from the old ones, gives it its revision, and makes it if it is to be made.
  mutating func find(creating: Bool, _ step: inout ControllerStep) -> RolloutSets {
    let template = Self.content(of: deployment.spec["template"])
    let new = seen.first { Self.content(of: $0.spec["template"]) == template }
    let old = seen.filter { $0.uid != new?.uid }
    let revision =
      (old.compactMap { ReplicaSetAnnotations.number(ReplicaSetAnnotations.revision, $0.body) }.max() ?? 0) + 1
    if let new { return RolloutSets(new: keepUp(new, revision, &step), old: old) }
    return RolloutSets(new: creating ? create(revision, old, &step) : nil, old: old)
  }

  /// A template without the label that tells ReplicaSets apart.
  private static func content(of template: Value) -> Value {
    var template = template
    template["metadata"]["labels"]["pod-template-hash"] = .null
    return template.withoutEmpty
  }

  private mutating func keepUp(_ set: StoredObject, _ revision: Int64, _ step: inout ControllerStep) -> StoredObject {
    var body = set.body
    let isNoted = ReplicaSetAnnotations.writeRevision(revision, of: deployment.body, on: &body)
    if isNoted || body["spec"]["minReadySeconds"].int ?? 0 != spec.minReadySeconds {
      body["spec"]["minReadySeconds"] = spec.minReadySeconds == 0 ? .null : .integer(spec.minReadySeconds)
      return step.update(set, to: body)
    }
    var condition: DeploymentCondition?
    if deployment.status.condition("Progressing").isNull {
      condition = DeploymentCondition(
        "Progressing", "True", "FoundNewReplicaSet", "Found new replica set \"\(set.name)\"", at: context.now)
    }
    note(set.annotation(ReplicaSetAnnotations.revision) ?? "", condition, &step)
    return set
  }

  /// Writes the revision that is reached, and a condition, on the Deployment: if the revision is new, and with a condition in
  /// any case.
  private mutating func note(_ revision: String, _ condition: DeploymentCondition?, _ step: inout ControllerStep) {
    var body = deployment.body
    if !revision.isEmpty { body["metadata"]["annotations"][ReplicaSetAnnotations.revision] = .text(revision) }
    if let condition, spec.deadline != nil {
      body["status"].setCondition(condition)
    } else if body == deployment.body {
      return
    }
    deployment = step.update(deployment, to: body, subresource: "status")
  }

  private mutating func create(
    _ revision: Int64, _ old: [StoredObject], _ step: inout ControllerStep
  ) -> StoredObject? {
    let collisions = deployment.status["collisionCount"].int
    let hash = ContentHash.text(of: deployment.spec["template"], collisions: collisions)
    let set = replicaSet(hash: hash, revision, old)
    let name = set["metadata"]["name"].text
    let key = ObjectKey(namespace: deployment.namespace, name: name)
    if context.cluster.object("ReplicaSet", key) != nil {
      // Another object has the name: the next look tries another hash.
      var body = deployment.body
      body["status"]["collisionCount"] = .integer((collisions ?? 0) + 1)
      deployment = step.update(deployment, to: body, subresource: "status")
      step.error = "replicasets.apps \"\(name)\" already exists"
      return nil
    }
    step.create("ReplicaSet", in: deployment.namespace, set, because: "no ReplicaSet has the Deployment's template")
    let size = set["spec"]["replicas"].int ?? 0
    if size > 0 {
      step.event("ScalingReplicaSet", "Scaled up replica set \(name) from 0 to \(size)", on: deployment)
    }
    note(
      String(revision),
      DeploymentCondition(
        "Progressing", "True", "NewReplicaSetCreated", "Created new replica set \"\(name)\"", at: context.now), &step)
    var stored = set
    stored["apiVersion"] = "apps/v1"
    stored["kind"] = "ReplicaSet"
    stored["metadata"]["uid"] = .text("ReplicaSet/\(name)")
    stored["metadata"]["creationTimestamp"] = context.now.value
    return StoredObject(stored)
  }

  private func replicaSet(hash: String, _ revision: Int64, _ old: [StoredObject]) -> Value {
    var template = deployment.spec["template"]
    template["metadata"]["labels"]["pod-template-hash"] = .text(hash)
    var selector = deployment.spec["selector"]
    selector["matchLabels"]["pod-template-hash"] = .text(hash)
    let sum = old.reduce(0) { $0 + $1.replicas }
    var set: Value = [
      "metadata": [
        "name": .text("\(deployment.name)-\(hash)"), "namespace": .text(deployment.namespace),
        "labels": template["metadata"]["labels"], "ownerReferences": [OwnerReference(controller: deployment).value],
      ],
      "spec": [
        "replicas": .integer(newSize(of: 0, total: sum)), "selector": selector, "template": template,
        "minReadySeconds": spec.minReadySeconds == 0 ? .null : .integer(spec.minReadySeconds),
      ],
      "status": ["replicas": 0],
    ]
    _ = ReplicaSetAnnotations.writeRevision(revision, of: deployment.body, on: &set)
    _ = ReplicaSetAnnotations.writeSizes(spec, on: &set)
    return set
  }

  /// How far the new ReplicaSet may grow now.
  ///
  /// - Parameter total: the sizes of all ReplicaSets together.
  func newSize(of size: Int64, total: Int64) -> Int64 {
    guard spec.strategy.isRolling else { return spec.replicas }
    return total >= spec.most ? size : size + min(spec.most - total, spec.replicas - size)
  }
}
