import Store
import Symbols

/// What is measured of pods, and which of them count.
struct MeasuredPods {
  /// How long a pod counts as starting.
  private static let initialization: Int64 = 300
  /// How long after its start a pod's first turn to ready may come.
  private static let initialReadiness: Int64 = 30
  /// How old what the metrics APIs answer is, and over what time it is measured.
  private static let age: Int64 = 30
  private static let window: Int64 = 60

  /// By pod, in thousandths.
  private(set) var values: [String: Int64]
  private(set) var readyCount = 0
  private(set) var unready: Set<String> = []
  private(set) var missing: Set<String> = []

  init(_ values: [String: Int64], of pods: [StoredObject], isCPU: Bool, at now: Moment) {
    self.values = values
    for pod in pods {
      if pod.isBeingDeleted || pod.phase == "Failed" {
        self.values[pod.name] = nil
      } else if pod.phase == "Pending" {
        unready.insert(pod.name)
      } else if values[pod.name] == nil {
        missing.insert(pod.name)
      } else if isCPU, Self.isStarting(pod, at: now) {
        unready.insert(pod.name)
      } else {
        readyCount += 1
      }
    }
    for name in unready { self.values[name] = nil }
  }

  /// Whether what a pod uses tells of its start rather than of its work.
  private static func isStarting(_ pod: StoredObject, at now: Moment) -> Bool {
    guard let ready = pod.condition("Ready"), let start = pod.status["startTime"].moment else { return true }
    let isUnready = ready["status"].string == "False"
    let since = ready["lastTransitionTime"].moment ?? Moment(seconds: .min)
    if start.adding(initialization) > now { return isUnready || now.adding(-age) < since.adding(window) }
    return isUnready && start.adding(initialReadiness) > since
  }

  /// Takes a value for pods that have none.
  mutating func assume(_ value: (String) -> Int64, for pods: Set<String>) {
    for pod in pods { values[pod] = value(pod) }
  }
}
