import Kubernetes
import Store
import Symbols

/// The revisions of a DaemonSet, with one for its template.
struct DaemonSetHistory {
  private let set: StoredObject
  /// Those of other templates, oldest first.
  private let old: [StoredObject]
  /// What the pods of the template carry as `controller-revision-hash`.
  let hash: String

  init(_ set: StoredObject, _ context: ControllerContext, _ step: inout ControllerStep) {
    self.set = set
    let label = DaemonSetController.hashLabel
    var own = Claim(set, selector: set.spec["selector"].selector).take(
      context.cluster.objects("ControllerRevision", in: set.namespace), &step)
    for index in own.indices where own[index].labels[label] == nil {
      var body = own[index].body
      body["metadata"]["labels"][label] = .text(own[index].name)
      own[index] = step.update(own[index], to: body)
    }
    let history = RevisionHistory(set, own, context)
    let equal = history.equal
    let keys = Set(equal.map(\.key))
    old = history.revisions.filter { !keys.contains($0.key) }
    let next = (old.map(\.revision).max() ?? 0).next
    if let current = equal.last {
      Self.merge(equal.dropLast(), into: current, set, context, &step)
      hash = current.labels[label]?.text ?? ""
      guard current.revision < next else { return }
      var body = current.body
      body["revision"] = .integer(next)
      step.update(current, to: body, because: "its template is wanted again")
    } else {
      hash = ContentHash.text(of: set.spec["template"], collisions: set.status["collisionCount"].int)
      let revision = history.revision(
        hash: hash, number: next, annotations: set.metadata["annotations"], isNamespaced: true, hashLabel: label)
      _ = RevisionHistory.create(revision, of: set, &step)
    }
  }

  /// Several revisions of one template: the newest keeps the pods, the others go.
  private static func merge(
    _ others: ArraySlice<StoredObject>, into current: StoredObject, _ set: StoredObject, _ context: ControllerContext,
    _ step: inout ControllerStep
  ) {
    if others.isEmpty { return }
    let label = DaemonSetController.hashLabel
    for other in others {
      for pod in context.cluster.controlled("Pod", by: set)
      where pod.labels[label] != current.labels[label] && pod.labels[label] == other.labels[label] {
        var body = pod.body
        body["metadata"]["labels"][label] = current.metadata["labels"][label]
        step.update(pod, to: body, because: "its revision is the same as \(current.name)")
      }
      step.delete(other, because: "its template is that of \(current.name)")
    }
  }

  /// Takes the oldest revisions away that no pod is of, as far as the history is longer than asked for.
  func truncate(_ pods: [StoredObject], _ step: inout ControllerStep) {
    let limit = Int(set.spec["revisionHistoryLimit"].int ?? 10)
    var surplus = old.count - limit
    let label = DaemonSetController.hashLabel
    let live = Set(pods.filter { !($0.isFinished && $0.isBeingDeleted) }.compactMap { $0.labels[label] })
    for revision in old where surplus > 0 {
      if let hash = revision.labels[label], live.contains(hash) { continue }
      step.delete(revision, because: "more old revisions than revisionHistoryLimit")
      surplus -= 1
    }
  }
}
