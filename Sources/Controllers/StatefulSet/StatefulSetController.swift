import Kubernetes
public import Store
public import Symbols

/// Keeps pods of fixed names and storage, one by one or all at once.
public enum StatefulSetController: Controller {
  public static let name = "statefulset"
  public static let kind: Symbol? = "StatefulSet"

  public static func step(_ key: ObjectKey, _ context: ControllerContext) -> ControllerStep {
    var step = ControllerStep()
    guard let set = context.cluster.object("StatefulSet", key) else { return step }
    var revisions = RevisionHistory.list(set, context)
    for index in revisions.indices where revisions[index].controller == nil {
      var body = revisions[index].body
      let owners = body["metadata"]["ownerReferences"].items + [OwnerReference(controller: set).value]
      body["metadata"]["ownerReferences"] = .list(owners)
      revisions[index] = step.patch(revisions[index], to: body, because: "it belongs to nobody")
    }
    var claim = Claim(set, selector: set.spec["selector"].selector)
    claim.accepts = { StatefulPodName($0.name)?.parent == set.name }
    let pods = claim.take(context.cluster.objects("Pod", in: key.namespace), &step)
    let history = RevisionHistory(set, revisions, context)
    let (current, update, collisions) = StatefulSetRevisions.find(history, &step)
    let names = StatefulSetRevisions(current: current, update: update)
    var sync = StatefulSetSync(set, pods, names, collisions: collisions, context)
    sync.play(&step)
    sync.writeStatus(&step)
    truncate(history, names, pods, &step)
    return step
  }

  /// Takes the oldest revisions away that nothing refers to, as far as the history is longer than asked for.
  private static func truncate(
    _ history: RevisionHistory, _ names: StatefulSetRevisions, _ pods: [StoredObject], _ step: inout ControllerStep
  ) {
    var live = Set([names.current.name, names.update.name])
    live.formUnion(pods.map(\.revisionLabel))
    let old = history.revisions.filter { !live.contains($0.name) }
    let limit = Int(history.owner.spec["revisionHistoryLimit"].int ?? 10)
    for revision in old.prefix(max(0, old.count - limit)) {
      step.delete(revision, because: "more old revisions than revisionHistoryLimit")
    }
  }
}

/// What the name of a StatefulSet's pod says: `web-2`.
struct StatefulPodName {
  let parent: String
  let ordinal: Int64

  init?(_ name: String) {
    guard let dash = name.utf8.lastIndex(of: UInt8(ascii: "-")) else { return nil }
    let digits = name[name.utf8.index(after: dash)...]
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let ordinal = Int32(digits) else {
      return nil
    }
    parent = String(name[..<dash])
    self.ordinal = Int64(ordinal)
  }
}

extension StoredObject {
  /// The name of the revision that a pod was made of.
  var revisionLabel: String { labels["controller-revision-hash"]?.text ?? "" }
}
