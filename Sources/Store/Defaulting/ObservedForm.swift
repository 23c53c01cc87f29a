import Symbols

/// What an API server stores of an object beside its defaults: numbers of a status are written even if they are 0, or left
/// out then, and claims in templates say what they are.
enum ObservedForm {
  /// By kind; objects of others are stored as they are with their defaults.
  static let make: [Symbol: @Sendable (inout Value) -> Void] = [
    "ReplicaSet": { status(of: &$0, written: replicas, leftOut: readyReplicas + [observed, "fullyLabeledReplicas"]) },
    "Deployment": {
      status(
        of: &$0, written: [],
        leftOut: replicas + readyReplicas + [observed, "updatedReplicas", "unavailableReplicas"])
    },
    "StatefulSet": {
      status(
        of: &$0, written: replicas + ["availableReplicas"],
        leftOut: [observed, "readyReplicas", "currentReplicas", "updatedReplicas"])
      claimTemplates(of: &$0)
    },
    "DaemonSet": {
      status(
        of: &$0,
        written: ["currentNumberScheduled", "numberMisscheduled", "desiredNumberScheduled", "numberReady"],
        leftOut: [observed, "updatedNumberScheduled", "numberAvailable", "numberUnavailable"])
    },
    "HorizontalPodAutoscaler": { status(of: &$0, written: ["desiredReplicas"], leftOut: ["currentReplicas"]) },
    "PodDisruptionBudget": {
      status(
        of: &$0, written: ["expectedPods", "desiredHealthy", "currentHealthy", "disruptionsAllowed"],
        leftOut: [observed])
    },
  ]

  private static let observed: Symbol = "observedGeneration"
  private static let replicas: [Symbol] = ["replicas"]
  private static let readyReplicas: [Symbol] = ["readyReplicas", "availableReplicas"]

  private static func status(of object: inout Value, written: [Symbol], leftOut: [Symbol]) {
    for field in written { object["status"].fill(field, 0) }
    for field in leftOut where object["status"][field] == 0 { object["status"][field] = .null }
  }

  private static func claimTemplates(of set: inout Value) {
    let claims = set["spec"]["volumeClaimTemplates"].items
    if claims.isEmpty { return }
    set["spec"]["volumeClaimTemplates"] = .list(
      claims.map { claim in
        var claim = claim
        claim.fill("apiVersion", "v1")
        claim.fill("kind", "PersistentVolumeClaim")
        return claim
      })
  }
}
