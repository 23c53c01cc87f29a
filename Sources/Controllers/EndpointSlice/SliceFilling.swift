import Store
import Symbols

/// How the endpoints of pods with the same ports are laid into slices: as few slices as possible are written.
struct SliceFilling {
  private(set) var created: [SliceDraft] = []
  private(set) var updated: [SliceDraft] = []
  private(set) var deleted: [StoredObject] = []
  private(set) var unchanged: [StoredObject] = []

  /// Endpoints that are in no slice yet.
  private var waiting: [Value] = []

  init(_ existing: [StoredObject], _ group: DesiredEndpoints.Group, of service: StoredObject, _ family: AddressFamily) {
    var wanted = Dictionary(group.endpoints.map { (EndpointIdentity($0), $0) }, uniquingKeysWith: { $1 })
    for slice in existing { keep(slice, &wanted, service) }
    waiting = group.endpoints.filter { wanted[EndpointIdentity($0)] != nil }
    fillUpdated()
    while !waiting.isEmpty {
      if let place = bestUnchanged() {
        var draft = SliceDraft(unchanged.remove(at: place))
        fill(&draft)
        updated.append(draft)
      } else {
        var draft = SliceDraft(of: service, family, ports: group.ports)
        fill(&draft)
        created.append(draft)
      }
    }
  }

  /// Leaves in a slice what is still wanted.
  private mutating func keep(_ slice: StoredObject, _ wanted: inout [EndpointIdentity: Value], _ service: StoredObject)
  {
    let old = slice.body["endpoints"].items
    var isChanged = false
    var new: [Value] = []
    for endpoint in old {
      guard let desired = wanted.removeValue(forKey: EndpointIdentity(endpoint)) else { continue }
      new.append(desired)
      if !desired.isSameEndpoint(as: endpoint) { isChanged = true }
    }
    var draft = SliceDraft(slice)
    draft.body["metadata"]["labels"] = SliceLabels.labels(of: service)
    if isChanged || old.count != new.count {
      if new.isEmpty {
        deleted.append(slice)
      } else {
        draft.endpoints = new
        updated.append(draft)
      }
    } else if !SliceLabels.areKept(on: slice, of: service) {
      updated.append(draft)
    } else {
      unchanged.append(slice)
    }
  }

  /// Slices that are written anyway take what they can, the fullest first.
  private mutating func fillUpdated() {
    let fullestFirst = updated.indices.sorted { a, b in
      let (left, right) = (updated[a].endpoints.count, updated[b].endpoints.count)
      return left == right ? a < b : left > right
    }
    var drafts = updated
    for index in fullestFirst where !waiting.isEmpty { fill(&drafts[index]) }
    updated = drafts
  }

  private mutating func fill(_ draft: inout SliceDraft) {
    let room = max(0, EndpointSliceController.capacity - draft.endpoints.count)
    draft.endpoints += waiting.prefix(room)
    waiting.removeFirst(min(room, waiting.count))
  }

  /// The fullest slice that has room for all that wait.
  private func bestUnchanged() -> Int? {
    guard waiting.count < EndpointSliceController.capacity else { return nil }
    var best: Int?
    var least = EndpointSliceController.capacity
    for (index, slice) in unchanged.enumerated() {
      let room = EndpointSliceController.capacity - waiting.count - slice.body["endpoints"].items.count
      if room >= 0, room < least { (best, least) = (index, room) }
    }
    return best
  }
}
