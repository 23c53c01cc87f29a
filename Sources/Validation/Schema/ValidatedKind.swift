import Symbols

/// A kind with rules of its own.
enum ValidatedKind: String, CaseIterable, Sendable {
  case pod = "Pod"
  case node = "Node"
  case persistentVolume = "PersistentVolume"
  case persistentVolumeClaim = "PersistentVolumeClaim"
  case namespace = "Namespace"
  case service = "Service"
  case replicationController = "ReplicationController"
  case limitRange = "LimitRange"
  case resourceQuota = "ResourceQuota"
  case deployment = "Deployment"
  case replicaSet = "ReplicaSet"
  case statefulSet = "StatefulSet"
  case daemonSet = "DaemonSet"
  case job = "Job"
  case cronJob = "CronJob"
  case priorityClass = "PriorityClass"
  case podDisruptionBudget = "PodDisruptionBudget"
  case storageClass = "StorageClass"
  case schedulerConfiguration = "KubeSchedulerConfiguration"

  /// The version that API servers serve.
  var apiVersion: String {
    switch self {
    case .pod, .node, .persistentVolume, .persistentVolumeClaim, .namespace, .service, .replicationController,
      .limitRange, .resourceQuota:
      "v1"
    case .deployment, .replicaSet, .statefulSet, .daemonSet: "apps/v1"
    case .job, .cronJob: "batch/v1"
    case .priorityClass: "scheduling.k8s.io/v1"
    case .podDisruptionBudget: "policy/v1"
    case .storageClass: "storage.k8s.io/v1"
    case .schedulerConfiguration: "kubescheduler.config.k8s.io/v1"
    }
  }

  var isNamespaced: Bool {
    switch self {
    case .node, .persistentVolume, .namespace, .priorityClass, .storageClass, .schedulerConfiguration: false
    default: true
    }
  }
}
