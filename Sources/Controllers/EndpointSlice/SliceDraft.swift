import Store
import Symbols

/// A slice that is to be written.
struct SliceDraft {
  /// The one that it replaces, nil for a new one.
  let stored: StoredObject?
  var body: Value

  /// One that is there, to be changed.
  init(_ stored: StoredObject) {
    self.stored = stored
    body = stored.body
  }

  /// A new one without endpoints.
  init(of service: StoredObject, _ family: AddressFamily, ports: [Value]) {
    stored = nil
    body = [
      "metadata": [
        "generateName": .text(PodFromTemplate.prefix(service.name)), "namespace": .text(service.namespace),
        "labels": SliceLabels.labels(of: service),
        "ownerReferences": [OwnerReference(controller: service).value],
      ],
      "addressType": .text(family.rawValue), "ports": .list(ports), "endpoints": [],
    ]
  }

  /// A new one that takes the place of one that would go. It is sent as new ones are, without uid.
  init(_ new: SliceDraft, inPlaceOf stored: StoredObject) {
    self.stored = stored
    body = new.body
    body["metadata"]["name"] = .text(stored.name)
    body["metadata"]["creationTimestamp"] = stored.metadata["creationTimestamp"]
  }

  var endpoints: [Value] {
    get { body["endpoints"].items }
    set { body["endpoints"] = .list(newValue) }
  }

  /// Sets a hint for each endpoint, if it is another.
  ///
  /// - Returns: whether anything changed.
  @discardableResult
  mutating func setHints(_ hints: (Value) -> Value) -> Bool {
    let old = endpoints
    let new = old.map { endpoint in
      var endpoint = endpoint
      endpoint["hints"] = hints(endpoint)
      return endpoint
    }
    if old == new { return false }
    endpoints = new
    return true
  }
}
