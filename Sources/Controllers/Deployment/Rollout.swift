import Kubernetes
import Store
import Symbols

/// One look at a Deployment: its ReplicaSets, and how far they may be moved now.
struct Rollout {
  /// The Deployment as it was seen, and changed since.
  var deployment: StoredObject
  let spec: DeploymentSpec
  let context: ControllerContext
  /// As they were seen, oldest first. What the step writes is not seen before the next one.
  let seen: [StoredObject]

  init(_ deployment: StoredObject, _ context: ControllerContext, _ step: inout ControllerStep) {
    self.deployment = deployment
    self.context = context
    spec = DeploymentSpec(deployment.spec)
    let claim = Claim(deployment, selector: deployment.spec["selector"].selector)
    let sets = claim.take(context.cluster.objects("ReplicaSet", in: deployment.namespace), &step)
    seen = sets.sorted(by: Self.isOlder)
  }

  /// By creation, then by name.
  static func isOlder(_ a: StoredObject, _ b: StoredObject) -> Bool {
    let times = (a.creation ?? Moment(seconds: .min), b.creation ?? Moment(seconds: .min))
    return times.0 == times.1 ? a.key < b.key : times.0 < times.1
  }

  mutating func play(_ step: inout ControllerStep) {
    if deployment.isBeingDeleted {
      step.note("the Deployment is being deleted: only its status is kept up")
      let sets = find(creating: false, &step)
      return writeStatus(sets, &step)
    }
    notePause(&step)
    if spec.isPaused {
      step.note("the Deployment is paused: it is scaled, and not rolled out")
      return scaleOnly(&step)
    }
    if hasNewSize(&step) {
      step.note("its size changed since the ReplicaSets were scaled last: they are scaled first")
      return scaleOnly(&step)
    }
    if spec.strategy.type == "Recreate" { recreate(&step) } else { roll(&step) }
  }

  /// Says in the conditions that the rollout pauses or goes on.
  private mutating func notePause(_ step: inout ControllerStep) {
    let progressing = deployment.status.condition("Progressing")
    guard spec.deadline != nil, progressing["reason"].string != "ProgressDeadlineExceeded" else { return }
    let isNoted = progressing["reason"].string == "DeploymentPaused"
    if isNoted == spec.isPaused { return }
    var body = deployment.body
    body["status"].setCondition(
      spec.isPaused
        ? DeploymentCondition("Progressing", "Unknown", "DeploymentPaused", "Deployment is paused", at: context.now)
        : DeploymentCondition("Progressing", "Unknown", "DeploymentResumed", "Deployment is resumed", at: context.now))
    deployment = step.update(deployment, to: body, subresource: "status")
  }

  /// Whether the ReplicaSets were scaled for another size of the Deployment.
  private mutating func hasNewSize(_ step: inout ControllerStep) -> Bool {
    find(creating: false, &step).all.contains { set in
      guard set.replicas > 0, let desired = ReplicaSetAnnotations.number(ReplicaSetAnnotations.desired, set.body) else {
        return false
      }
      return desired != spec.replicas
    }
  }

  private mutating func scaleOnly(_ step: inout ControllerStep) {
    var sets = find(creating: false, &step)
    scaleInProportion(&sets, &step)
    if spec.isPaused { cleanUp(sets, &step) }
    writeStatus(sets, &step)
  }

  /// Takes the oldest ReplicaSets without pods away, as far as the history is longer than asked for.
  func cleanUp(_ sets: RolloutSets, _ step: inout ControllerStep) {
    guard let limit = spec.historyLimit else { return }
    let alive = sets.old.filter { !$0.isBeingDeleted }
    let surplus = alive.count - Int(limit)
    guard surplus > 0 else { return }
    let revision = { (set: StoredObject) in
      ReplicaSetAnnotations.number(ReplicaSetAnnotations.revision, set.body) ?? 0
    }
    let sorted = alive.sorted { a, b in
      revision(a) == revision(b) ? Self.isOlder(a, b) : revision(a) < revision(b)
    }
    for set in sorted.prefix(surplus) {
      let isSettled = set.status["observedGeneration"].int ?? 0 >= set.generation
      if set.status["replicas"].int ?? 0 == 0, set.replicas == 0, isSettled {
        step.delete(set, because: "more old ReplicaSets than revisionHistoryLimit")
      }
    }
  }

  /// Gives a ReplicaSet a size, and the sizes that it is to remember.
  ///
  /// - Parameter always: whether what it remembers is written even if the size is right.
  /// - Returns: whether the size changed.
  @discardableResult
  func scale(_ set: inout StoredObject, to size: Int64, always: Bool = false, _ step: inout ControllerStep) -> Bool {
    let old = set.replicas
    if old == size, !always { return false }
    var body = set.body
    let isNoted = ReplicaSetAnnotations.writeSizes(spec, on: &body)
    if old == size, !isNoted { return false }
    body["spec"]["replicas"] = .integer(size)
    set = step.update(set, to: body)
    if old == size { return false }
    let direction = old < size ? "up" : "down"
    step.event(
      "ScalingReplicaSet", "Scaled \(direction) replica set \(set.name) from \(old) to \(size)", on: deployment)
    return true
  }
}

/// The ReplicaSets of a Deployment as they were seen: a step that scales them does not read them again.
struct RolloutSets {
  /// The one of the Deployment's template; nil while there is none.
  var new: StoredObject?
  var old: [StoredObject]

  var all: [StoredObject] { old + (new.map { [$0] } ?? []) }
}

extension StoredObject {
  /// How many pods a ReplicaSet is to have.
  var replicas: Int64 { spec["replicas"].int ?? 1 }
  /// How many of them are available, as it says.
  var availableReplicas: Int64 { status["availableReplicas"].int ?? 0 }
}
