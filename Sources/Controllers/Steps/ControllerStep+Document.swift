public import Store
import Symbols

extension ControllerStep {
  /// The step as an object: `writes`, `events` (sorted), `error` and `again` if there are any, and `reasons`.
  public var document: Value {
    var document: Value = [
      "writes": .list(writes.map(\.document)),
      "events": .list(events.map(\.document).sorted { $0.json < $1.json }),
      "reasons": .list(reasons.map { .text($0) }),
    ]
    if !error.isEmpty { document["error"] = .text(error) }
    if let again { document["again"] = again == again.rounded() ? .integer(Int64(again)) : .float(again) }
    return document
  }
}

extension Write {
  /// `verb`, `resource`, `subresource`; `object` of a create, `change` of an update or patch, and what a delete asks for.
  public var document: Value {
    var document: Value = ["verb": .text(verb.rawValue), "resource": .text(ResourceName.of(kind))]
    if !subresource.isEmpty { document["subresource"] = .text(subresource) }
    switch verb {
    case .create:
      document["object"] = object
    case .update, .patch:
      document["name"] = .text(key.name)
      document["change"] = change
    case .delete:
      document["name"] = .text(key.name)
      if let grace = options.gracePeriodSeconds { document["gracePeriodSeconds"] = .integer(grace) }
      if !options.propagation.isEmpty { document["propagation"] = .text(options.propagation) }
      document["preconditions"] = options.preconditions
    }
    return document
  }
}

extension ControllerEvent {
  /// `type`, `reason`, `message`, `object`.
  public var document: Value {
    ["type": .text(type), "reason": .text(reason), "message": .text(message), "object": .text(object)]
  }
}
