import Store
import Symbols

/// What is to become of the slices of a Service that hold one kind of address.
struct SlicePlan {
  var created: [SliceDraft] = []
  var updated: [SliceDraft] = []
  private(set) var deleted: [StoredObject] = []
  /// Those that stay as they are.
  private(set) var unchanged: [StoredObject] = []

  init(_ existing: [StoredObject], _ desired: DesiredEndpoints, of service: StoredObject, _ family: AddressFamily) {
    var byPorts: [PortSet: [StoredObject]] = [:]
    for slice in existing {
      // Of a Service of that name that was there before.
      guard slice.isOwned(by: service) else {
        deleted.append(slice)
        continue
      }
      let ports = PortSet(slice.body["ports"].items)
      byPorts[ports, default: []].append(slice)
      if desired.groups[ports] == nil { deleted.append(slice) }
    }
    for ports in desired.order {
      guard let group = desired.groups[ports] else { continue }
      let filling = SliceFilling(byPorts[ports] ?? [], group, of: service, family)
      created += filling.created
      updated += filling.updated
      deleted += filling.deleted
      unchanged += filling.unchanged
    }
    if existing.count == deleted.count, created.isEmpty { keepPlace(service, family) }
  }

  /// A Service without endpoints has one slice all the same.
  private mutating func keepPlace(_ service: StoredObject, _ family: AddressFamily) {
    let place = SliceDraft(of: service, family, ports: [])
    if let last = deleted.first, deleted.count == 1, last.body["endpoints"].isEmpty, last.body["ports"].isEmpty,
      last.metadata["labels"] == place.body["metadata"]["labels"]
    {
      unchanged.append(deleted.removeLast())
    } else {
      created.append(place)
    }
  }

  /// Slices to change rather than to make, where some would be deleted.
  mutating func reuseDeleted(of service: StoredObject) {
    deleted = deleted.filter { slice in
      guard !created.isEmpty, slice.isOwned(by: service) else { return true }
      updated.append(SliceDraft(created.removeLast(), inPlaceOf: slice))
      return false
    }
  }

  /// Changes the hints of all slices; those that had stayed as they are and do not any more are updated.
  mutating func setHints(_ hints: (Value) -> Value) {
    for index in created.indices { created[index].setHints(hints) }
    for index in updated.indices { updated[index].setHints(hints) }
    takeUnchanged { slice in
      var draft = SliceDraft(slice)
      return draft.setHints(hints) ? draft : nil
    }
  }

  /// Moves slices that do not stay as they are to those that are updated.
  mutating func takeUnchanged(_ change: (StoredObject) -> SliceDraft?) {
    unchanged = unchanged.filter { slice in
      guard let draft = change(slice) else { return true }
      updated.append(draft)
      return false
    }
  }

  /// How many endpoints are ready.
  var readyCount: Int {
    let drafts = (created + updated).reduce(0) { $0 + $1.endpoints.count(where: \.isReadyEndpoint) }
    return unchanged.reduce(drafts) { $0 + $1.body["endpoints"].items.count(where: \.isReadyEndpoint) }
  }
}

extension StoredObject {
  fileprivate func isOwned(by service: StoredObject) -> Bool {
    ownerReferences.contains { $0.uid == service.uid && $0.kind == "Service" && $0.apiVersion == "v1" }
  }
}
