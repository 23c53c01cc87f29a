import Store
import Symbols

/// What `podFailurePolicy` says of a failed pod.
struct PodFailurePolicy {
  /// What the first rule that matches makes of the failure; `Count` if none does.
  enum Action: String {
    case count = "Count"
    case ignore = "Ignore"
    case failIndex = "FailIndex"
    case failJob = "FailJob"
  }

  struct Verdict {
    var action = Action.count
    /// Why the Job fails, with ``Action/failJob``.
    var message = ""
  }

  let policy: Value

  func verdict(_ pod: StoredObject) -> Verdict {
    for (index, rule) in policy["rules"].items.enumerated() {
      guard let action = Action(rawValue: rule["action"].text) else { continue }
      let end = "matching \(action.rawValue) rule at index \(index)"
      if !rule["onExitCodes"].isNull {
        guard let container = Self.container(of: pod, rule["onExitCodes"]) else { continue }
        let code = container["state"]["terminated"]["exitCode"].int ?? 0
        let name = "Container \(container["name"].text) for pod \(pod.namespace)/\(pod.name)"
        return Verdict(action: action, message: "\(name) failed with exit code \(code) \(end)")
      }
      for condition in pod.status["conditions"].items {
        let matches = rule["onPodConditions"].items.contains {
          $0["type"] == condition["type"] && ($0["status"].string ?? "True") == condition["status"].text
        }
        guard matches else { continue }
        let name = "Pod \(pod.namespace)/\(pod.name)"
        return Verdict(action: action, message: "\(name) has condition \(condition["type"].text) \(end)")
      }
    }
    return Verdict()
  }

  func counts(_ pod: StoredObject) -> Bool { verdict(pod).action != .ignore }

  /// The first container that ended with a code that is asked for; success never is.
  private static func container(of pod: StoredObject, _ requirement: Value) -> Value? {
    let statuses = pod.status["containerStatuses"].items + pod.status["initContainerStatuses"].items
    let name = requirement["containerName"].string
    return statuses.first { status in
      guard let code = status["state"]["terminated"]["exitCode"].int, code != 0 else { return false }
      if let name, status["name"].string != name { return false }
      let isListed = requirement["values"].items.contains(.integer(code))
      switch requirement["operator"].text {
      case "In": return isListed
      case "NotIn": return !isListed
      default: return false
      }
    }
  }
}
