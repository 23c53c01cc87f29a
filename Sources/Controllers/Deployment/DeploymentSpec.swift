import Kubernetes
import Store
import Symbols

/// What a Deployment asks for, as its controller reads it.
struct DeploymentSpec {
  let replicas: Int64
  let strategy: UpdateStrategy
  /// How many pods may be there beyond the replicas.
  let surge: Int64
  /// How many of the replicas may be missing.
  let unavailable: Int64
  let isPaused: Bool
  let minReadySeconds: Int64
  /// nil without a deadline.
  let deadline: Int64?
  /// How many old ReplicaSets are kept; nil for all.
  let historyLimit: Int64?

  init(_ spec: Value) {
    replicas = spec["replicas"].int ?? 1
    var strategy = UpdateStrategy()
    if let type = spec["strategy"]["type"].string { strategy.type = Symbol(type) }
    strategy.maxSurge = spec["strategy"]["rollingUpdate"]["maxSurge"].countOrPercent
    strategy.maxUnavailable = spec["strategy"]["rollingUpdate"]["maxUnavailable"].countOrPercent
    self.strategy = strategy
    if strategy.isRolling {
      let bounds = strategy.bounds(ofDeploymentWith: replicas)
      // A share of any size may be written; sizes are numbers of 32 bits.
      surge = min(bounds.surge, Int64(Int32.max))
      unavailable = replicas == 0 ? 0 : min(bounds.unavailable, replicas)
    } else {
      surge = 0
      unavailable = 0
    }
    isPaused = spec["paused"].isTrue
    minReadySeconds = spec["minReadySeconds"].int ?? 0
    deadline = spec["progressDeadlineSeconds"].int.flatMap { $0 == Int64(Int32.max) ? nil : $0 }
    historyLimit = spec["revisionHistoryLimit"].int.flatMap { $0 == Int64(Int32.max) ? nil : $0 }
  }

  /// The most pods that may be there at a time.
  var most: Int64 { replicas + surge }
  /// The fewest pods that must be available.
  var fewestAvailable: Int64 { replicas - unavailable }
}
