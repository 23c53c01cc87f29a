import Kubernetes
import Store
import Symbols

/// How a controller comes to what it controls: what its selector matches and nobody controls is adopted, what it controls
/// and its selector does not match any more is released.
struct Claim {
  let owner: StoredObject
  /// nil matches nothing.
  let selector: LabelSelector?
  /// More than the selector asks for.
  var accepts: (StoredObject) -> Bool = { _ in true }
  /// A finalizer that what is adopted gets, and what is released loses; empty for none.
  var finalizer = ""

  init(_ owner: StoredObject, selector: LabelSelector?) {
    self.owner = owner
    self.selector = selector
  }

  func matches(_ object: StoredObject) -> Bool {
    accepts(object) && (selector?.matches(object.labels) ?? false)
  }

  /// Those of the objects that are the owner's afterwards, in their order, as they were seen: a controller goes on with what
  /// it has read, not with what it has written.
  func take(_ objects: some Sequence<StoredObject>, _ step: inout ControllerStep) -> [StoredObject] {
    objects.compactMap { object in
      if let controller = object.controller {
        if controller.uid != owner.uid { return nil }
        if matches(object) { return object }
        if !owner.isBeingDeleted { release(object, &step) }
        return nil
      }
      guard !owner.isBeingDeleted, !object.isBeingDeleted, matches(object) else { return nil }
      var body = object.body
      let owners = body["metadata"]["ownerReferences"].items + [OwnerReference(controller: owner).value]
      body["metadata"]["ownerReferences"] = .list(owners)
      let finalizers = body["metadata"]["finalizers"].items
      if !finalizer.isEmpty, !finalizers.contains(.text(finalizer)) {
        body["metadata"]["finalizers"] = .list(finalizers + [.text(finalizer)])
      }
      let adopted = step.patch(object, to: body, because: "its labels match and nobody controls it")
      // What has the finalizer counts on; that it is owned is seen later.
      return finalizer.isEmpty ? object : adopted
    }
  }

  private func release(_ object: StoredObject, _ step: inout ControllerStep) {
    var body = object.body
    let owners = body["metadata"]["ownerReferences"].items.filter { $0["uid"].string != owner.uid }
    body["metadata"]["ownerReferences"] = owners.isEmpty ? .null : .list(owners)
    if !finalizer.isEmpty {
      let finalizers = body["metadata"]["finalizers"].items.filter { $0.string != finalizer }
      body["metadata"]["finalizers"] = finalizers.isEmpty ? .null : .list(finalizers)
    }
    step.patch(object, to: body, because: "its labels do not match any more")
  }
}
