import Store
import Symbols

/// Pods that someone evicted and that are still there: for two minutes they count as gone.
struct DisruptedPods {
  private static let patience: Int64 = 120

  /// Those that stay in the status, by name; ``Value/null`` if none do.
  private(set) var kept: Value = .null
  private let now: Moment

  init(of budget: StoredObject, _ pods: [StoredObject], at now: Moment, _ step: inout ControllerStep) {
    self.now = now
    let noted = budget.status["disruptedPods"]
    for pod in pods where !pod.isBeingDeleted {
      guard let since = noted[Symbol(pod.name)].moment else { continue }
      if since.adding(Self.patience) < now {
        // Twice the namespace: these are the controller's words.
        let place = "\(budget.namespace)/\(budget.namespace)"
        step.event(
          "NotDeleted", "Pod was expected by PDB \(place) to be deleted but it wasn't", on: pod, isWarning: true)
      } else {
        kept[Symbol(pod.name)] = noted[Symbol(pod.name)]
      }
    }
  }

  func areGoing(_ pod: StoredObject) -> Bool {
    kept[Symbol(pod.name)].moment.map { $0.adding(Self.patience) > now } ?? false
  }
}
