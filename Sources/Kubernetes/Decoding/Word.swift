import Symbols

/// Words that stand as values in manifests.
enum Word {
  static let defaultScheduler: Symbol = "default-scheduler"
  static let always: Symbol = "Always"
  static let tcp: Symbol = "TCP"
  static let filesystem: Symbol = "Filesystem"

  static let `in`: Symbol = "In"
  static let notIn: Symbol = "NotIn"
  static let exists: Symbol = "Exists"
  static let doesNotExist: Symbol = "DoesNotExist"
  static let greaterThan: Symbol = "Gt"
  static let lessThan: Symbol = "Lt"
  static let equal: Symbol = "Equal"

  static let doNotSchedule: Symbol = "DoNotSchedule"
  static let scheduleAnyway: Symbol = "ScheduleAnyway"
  static let honor: Symbol = "Honor"
  static let ignore: Symbol = "Ignore"
  static let never: Symbol = "Never"
  static let preemptLowerPriority: Symbol = "PreemptLowerPriority"
  static let restartAllContainers: Symbol = "RestartAllContainers"

  static let running: Symbol = "Running"
  static let succeeded: Symbol = "Succeeded"
  static let failed: Symbol = "Failed"
  static let unknown: Symbol = "Unknown"
  static let podResizePending: Symbol = "PodResizePending"
  static let infeasible: Symbol = "Infeasible"
  static let disruptionTarget: Symbol = "DisruptionTarget"
  static let preemptionByScheduler: Symbol = "PreemptionByScheduler"
  static let `true`: Symbol = "True"

  /// Conditions of a Job after which it makes no pods; the last two stand for a moment before one of the others.
  static let jobEnds: [Symbol] = ["Complete", "Failed", "SuccessCriteriaMet", "FailureTarget"]
  static let parallel: Symbol = "Parallel"
  static let indexed: Symbol = "Indexed"
  static let waitForFirstConsumer: Symbol = "WaitForFirstConsumer"
  static let defaultClass: Symbol = "storageclass.kubernetes.io/is-default-class"
  static let betaDefaultClass: Symbol = "storageclass.beta.kubernetes.io/is-default-class"
  static let metadataName: Symbol = "kubernetes.io/metadata.name"

  static let exactCount: Symbol = "ExactCount"
  static let all: Symbol = "All"
  static let resourceBeta1: Symbol = "resource.k8s.io/v1beta1"

  static let cpu: Symbol = "cpu"
  static let memory: Symbol = "memory"
}
