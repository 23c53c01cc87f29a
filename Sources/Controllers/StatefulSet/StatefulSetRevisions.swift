import Store
import Symbols

/// The revision that a StatefulSet's update comes from, and the one that it goes to.
struct StatefulSetRevisions {
  let current: StoredObject
  let update: StoredObject

  static func find(
    _ history: RevisionHistory, _ step: inout ControllerStep
  ) -> (current: StoredObject, update: StoredObject, collisions: Int64) {
    let set = history.owner
    var collisions = set.status["collisionCount"].int ?? 0
    let update: StoredObject
    if let last = history.equal.last {
      // Going back to an older template makes its revision the newest again.
      update = last.key == history.revisions.last?.key ? last : renumber(last, history.next, &step)
    } else {
      update = create(history, &collisions, &step)
    }
    let name = set.status["currentRevision"].text
    return (history.revisions.first { $0.name == name } ?? update, update, collisions)
  }

  private static func renumber(
    _ revision: StoredObject, _ number: Int64, _ step: inout ControllerStep
  ) -> StoredObject {
    var body = revision.body
    body["revision"] = .integer(number)
    return step.update(revision, to: body, because: "its template is wanted again")
  }

  private static func create(
    _ history: RevisionHistory, _ collisions: inout Int64, _ step: inout ControllerStep
  ) -> StoredObject {
    let set = history.owner
    let taken = Set(history.revisions.map(\.name))
    while true {
      let hash = ContentHash.text(of: set.spec["template"], collisions: collisions)
      let revision = history.revision(
        hash: hash, number: history.next, annotations: set.metadata["annotations"], isNamespaced: false,
        hashLabel: RevisionHistory.hashLabel)
      if taken.contains(revision["metadata"]["name"].text) {
        collisions += 1
      } else {
        return RevisionHistory.create(revision, of: set, &step)
      }
    }
  }
}
