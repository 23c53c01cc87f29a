import Symbols

/// The defaults of each kind, by its name; a kind is a line and a function.
enum WorkloadDefaults {
  static let fill: [Symbol: @Sendable (inout Value) -> Void] = [
    "Pod": pod,
    "ReplicaSet": replicaSet,
    "Deployment": deployment,
    "StatefulSet": statefulSet,
    "DaemonSet": daemonSet,
    "Job": { job(&$0) },
    "CronJob": cronJob,
    "PersistentVolume": persistentVolume,
    "HorizontalPodAutoscaler": autoscaler,
    "PersistentVolumeClaim": persistentVolumeClaim,
    "PodDisruptionBudget": podDisruptionBudget,
    "Service": service,
    "StorageClass": storageClass,
  ]

  private static func pod(_ object: inout Value) {
    object["spec"].applyPodSpecDefaults()
    object["spec"].fill("enableServiceLinks", true)
  }

  private static func replicaSet(_ object: inout Value) {
    object["spec"].fill("replicas", 1)
    object["spec"]["template"]["spec"].applyPodSpecDefaults()
    object["status"].fill("replicas", 0)
    object["status"].dropZeros("fullyLabeledReplicas", "readyReplicas", "availableReplicas", "observedGeneration")
  }

  private static func deployment(_ object: inout Value) {
    object["spec"].fill("replicas", 1)
    object["spec"].fill("revisionHistoryLimit", 10)
    object["spec"].fill("progressDeadlineSeconds", 600)
    object["spec"]["strategy"].fill("type", "RollingUpdate")
    if object["spec"]["strategy"]["type"] == "RollingUpdate" {
      object["spec"]["strategy"]["rollingUpdate"].fill("maxSurge", "25%")
      object["spec"]["strategy"]["rollingUpdate"].fill("maxUnavailable", "25%")
    }
    object["spec"]["template"]["spec"].applyPodSpecDefaults()
    object["status"].dropZeros(
      "observedGeneration", "replicas", "updatedReplicas", "readyReplicas", "availableReplicas", "unavailableReplicas")
  }

  private static func statefulSet(_ object: inout Value) {
    object["spec"].fill("replicas", 1)
    object["spec"].fill("revisionHistoryLimit", 10)
    object["spec"].fill("podManagementPolicy", "OrderedReady")
    object["spec"]["updateStrategy"].fill("type", "RollingUpdate")
    if object["spec"]["updateStrategy"]["type"] == "RollingUpdate" {
      object["spec"]["updateStrategy"]["rollingUpdate"].fill("partition", 0)
    }
    object["spec"]["persistentVolumeClaimRetentionPolicy"].fill("whenDeleted", "Retain")
    object["spec"]["persistentVolumeClaimRetentionPolicy"].fill("whenScaled", "Retain")
    object["spec"]["template"]["spec"].applyPodSpecDefaults()
    let claims = object["spec"]["volumeClaimTemplates"].items
    if !claims.isEmpty {
      object["spec"]["volumeClaimTemplates"] = .list(
        claims.map { claim in
          var claim = claim
          claim.fill("apiVersion", "v1")
          claim.fill("kind", "PersistentVolumeClaim")
          persistentVolumeClaim(&claim)
          return claim
        })
    }
    object["status"].fill("replicas", 0)
    object["status"].fill("availableReplicas", 0)
    object["status"].dropZeros("observedGeneration", "readyReplicas", "currentReplicas", "updatedReplicas")
  }

  private static func daemonSet(_ object: inout Value) {
    object["spec"].fill("revisionHistoryLimit", 10)
    object["spec"]["updateStrategy"].fill("type", "RollingUpdate")
    if object["spec"]["updateStrategy"]["type"] == "RollingUpdate" {
      object["spec"]["updateStrategy"]["rollingUpdate"].fill("maxUnavailable", 1)
      object["spec"]["updateStrategy"]["rollingUpdate"].fill("maxSurge", 0)
    }
    object["spec"]["template"]["spec"].applyPodSpecDefaults()
    for field: Symbol in ["currentNumberScheduled", "numberMisscheduled", "desiredNumberScheduled", "numberReady"] {
      object["status"].fill(field, 0)
    }
    object["status"].dropZeros(
      "observedGeneration", "updatedNumberScheduled", "numberAvailable", "numberUnavailable")
  }

  private static func job(_ object: inout Value) {
    if object["spec"]["completions"].isNull, object["spec"]["parallelism"].isNull {
      object["spec"]["completions"] = 1
    }
    object["spec"].fill("parallelism", 1)
    let isPerIndex = !object["spec"]["backoffLimitPerIndex"].isNull
    object["spec"].fill("backoffLimit", isPerIndex ? 2_147_483_647 : 6)
    object["spec"].fill("completionMode", "NonIndexed")
    object["spec"].fill("suspend", false)
    if object["spec"]["podReplacementPolicy"].isNull {
      let hasPolicy = !object["spec"]["podFailurePolicy"].isNull
      object["spec"]["podReplacementPolicy"] = hasPolicy ? "Failed" : "TerminatingOrFailed"
    }
    object["spec"]["template"]["spec"].applyPodSpecDefaults()
  }

  private static func cronJob(_ object: inout Value) {
    object["spec"].fill("concurrencyPolicy", "Allow")
    object["spec"].fill("suspend", false)
    object["spec"].fill("successfulJobsHistoryLimit", 3)
    object["spec"].fill("failedJobsHistoryLimit", 1)
    object["spec"]["jobTemplate"]["spec"]["template"]["spec"].applyPodSpecDefaults()
  }

  private static func persistentVolumeClaim(_ claim: inout Value) {
    claim["spec"].fill("volumeMode", "Filesystem")
    claim["status"].fill("phase", "Pending")
  }

  private static func podDisruptionBudget(_ budget: inout Value) {
    for field: Symbol in ["expectedPods", "desiredHealthy", "currentHealthy", "disruptionsAllowed"] {
      budget["status"].fill(field, 0)
    }
    budget["status"].dropZeros("observedGeneration")
  }

  private static func service(_ service: inout Value) {
    service["spec"].fill("type", "ClusterIP")
    service["spec"]["ports"] = .list(
      service["spec"]["ports"].items.map { port in
        var port = port
        port.fill("protocol", "TCP")
        port.fill("targetPort", port["port"])
        return port
      })
  }

  private static func persistentVolume(_ volume: inout Value) {
    volume["spec"].fill("persistentVolumeReclaimPolicy", "Retain")
    volume["spec"].fill("volumeMode", "Filesystem")
    volume["status"].fill("phase", "Pending")
  }

  private static func storageClass(_ storageClass: inout Value) {
    storageClass.fill("reclaimPolicy", "Delete")
    storageClass.fill("volumeBindingMode", "Immediate")
  }
}
