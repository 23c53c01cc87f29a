import Store
import Symbols

/// A condition that the Job controller sets.
struct JobCondition {
  enum Kind: String {
    case suspended = "Suspended"
    case failureTarget = "FailureTarget"
    case failed = "Failed"
    case successCriteriaMet = "SuccessCriteriaMet"
    case complete = "Complete"
  }

  var kind: Kind
  var isTrue = true
  var reason: String
  var message: String

  init(_ kind: Kind, _ reason: String, _ message: String, isTrue: Bool = true) {
    self.kind = kind
    self.reason = reason
    self.message = message
    self.isTrue = isTrue
  }

  /// What a condition says, as one of another kind.
  init(_ kind: Kind, like condition: Value) {
    self.init(kind, condition["reason"].text, condition["message"].text)
  }

  var isSuccess: Bool { kind == .successCriteriaMet || kind == .complete }

  func value(at now: Moment) -> Value {
    [
      "type": .text(kind.rawValue), "status": isTrue ? "True" : "False", "reason": .text(reason),
      "message": .text(message), "lastProbeTime": now.value, "lastTransitionTime": now.value,
    ]
  }
}

extension Value {
  /// Whether a status has a condition that is true.
  func hasTrueCondition(_ type: String) -> Bool { trueCondition(type) != nil }

  /// A condition of a status, if it is true.
  func trueCondition(_ type: String) -> Value? {
    self["conditions"].items.first { $0["type"].string == type && $0["status"].string == "True" }
  }

  /// Sets a condition of a status unless it says so already; one that would be false is not added.
  ///
  /// - Returns: whether anything changed.
  mutating func ensure(_ condition: JobCondition, at now: Moment) -> Bool {
    var conditions = self["conditions"].items
    if let place = conditions.firstIndex(where: { $0["type"].string == condition.kind.rawValue }) {
      let new = condition.value(at: now)
      let told: [Symbol] = ["status", "reason", "message"]
      if told.allSatisfy({ conditions[place][$0] == new[$0] }) { return false }
      conditions[place] = new
    } else {
      if !condition.isTrue { return false }
      conditions.append(condition.value(at: now))
    }
    self["conditions"] = .list(conditions)
    return true
  }

  mutating func append(_ condition: JobCondition, at now: Moment) {
    self["conditions"] = .list(self["conditions"].items + [condition.value(at: now)])
  }
}
