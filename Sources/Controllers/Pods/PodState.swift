import Store
import Symbols

/// What controllers ask of a pod.
extension StoredObject {
  var phase: String { status["phase"].text }
  /// Empty while it has no node.
  var nodeName: String { spec["nodeName"].text }

  /// Whether it has ended, well or not.
  var isFinished: Bool { phase == "Succeeded" || phase == "Failed" }
  /// Whether it neither has ended nor is about to be deleted.
  var isActive: Bool { !isFinished && !isBeingDeleted }
  /// Whether it is about to be deleted and has not ended.
  var isTerminating: Bool { !isFinished && isBeingDeleted }

  var isReady: Bool { condition("Ready")?["status"].string == "True" }

  /// Since when it is ready; nil if it is not, or nobody says.
  var readySince: Moment? {
    guard let ready = condition("Ready"), ready["status"].string == "True" else { return nil }
    return ready["lastTransitionTime"].moment
  }

  /// Whether it has been ready for so many seconds.
  func isAvailable(_ minReadySeconds: Int64, at now: Moment) -> Bool {
    guard isReady else { return false }
    if minReadySeconds == 0 { return true }
    // Clocks of a cluster run on within a second, so the second itself counts.
    return readySince.map { now >= $0.adding(minReadySeconds) } ?? false
  }
}
