import Store
import Symbols

/// One of the conditions that a Deployment's controller sets.
struct DeploymentCondition {
  var type: String
  var status: String
  var reason: String
  var message: String
  var updated: Moment
  var changed: Moment

  init(_ type: String, _ status: String, _ reason: String, _ message: String, at now: Moment) {
    self.type = type
    self.status = status
    self.reason = reason
    self.message = message
    updated = now
    changed = now
  }

  var value: Value {
    [
      "type": .text(type), "status": .text(status), "reason": .text(reason), "message": .text(message),
      "lastUpdateTime": updated.value, "lastTransitionTime": changed.value,
    ]
  }
}

extension Value {
  /// The condition of a type in a status; ``null`` if there is none.
  func condition(_ type: String) -> Value {
    self["conditions"].items.first { $0["type"].string == type } ?? .null
  }

  mutating func removeCondition(_ type: String) {
    let others = self["conditions"].items.filter { $0["type"].string != type }
    self["conditions"] = others.isEmpty ? .null : .list(others)
  }

  /// Sets a condition unless it is there with the same status and reason; the time of its last change stays while the
  /// status does.
  mutating func setCondition(_ condition: DeploymentCondition) {
    let current = self.condition(condition.type)
    var value = condition.value
    if current["status"] == value["status"] {
      if current["reason"] == value["reason"] { return }
      value["lastTransitionTime"] = current["lastTransitionTime"]
    }
    removeCondition(condition.type)
    self["conditions"] = .list(self["conditions"].items + [value])
  }
}
