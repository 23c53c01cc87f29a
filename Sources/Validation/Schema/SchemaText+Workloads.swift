extension SchemaText {
  /// Fields of workloads.
  static let workloads = """
    ReplicationController
      string: apiVersion kind
      ObjectMeta: metadata
      ReplicationControllerSpec: spec
      ReplicationControllerStatus: status

    ReplicationControllerSpec
      int32: minReadySeconds replicas
      map[string]: selector
      PodTemplateSpec: template

    ReplicationControllerStatus
      int32: availableReplicas fullyLabeledReplicas readyReplicas replicas
      int64: observedGeneration
      [ReplicationControllerCondition]: conditions

    ReplicationControllerCondition
      string: message reason status type
      time: lastTransitionTime

    Deployment
      string: apiVersion kind
      ObjectMeta: metadata
      DeploymentSpec: spec
      DeploymentStatus: status

    DeploymentSpec
      int32: minReadySeconds progressDeadlineSeconds replicas revisionHistoryLimit
      bool: paused
      LabelSelector: selector
      DeploymentStrategy: strategy
      PodTemplateSpec: template

    DeploymentStrategy
      RollingUpdateDeployment: rollingUpdate
      string(DeploymentStrategyType): type

    RollingUpdateDeployment
      intOrString: maxSurge maxUnavailable

    DeploymentStatus
      int32: availableReplicas collisionCount readyReplicas replicas terminatingReplicas unavailableReplicas
      int32: updatedReplicas
      int64: observedGeneration
      [DeploymentCondition]: conditions

    DeploymentCondition
      string: message reason
      time: lastTransitionTime lastUpdateTime
      string(ConditionStatus): status
      string(DeploymentConditionType): type

    ReplicaSet
      string: apiVersion kind
      ObjectMeta: metadata
      ReplicaSetSpec: spec
      ReplicaSetStatus: status

    ReplicaSetSpec
      int32: minReadySeconds replicas
      LabelSelector: selector
      PodTemplateSpec: template

    ReplicaSetStatus
      int32: availableReplicas fullyLabeledReplicas readyReplicas replicas terminatingReplicas
      int64: observedGeneration
      [ReplicaSetCondition]: conditions

    ReplicaSetCondition
      string: message reason status type
      time: lastTransitionTime

    StatefulSet
      string: apiVersion kind
      ObjectMeta: metadata
      StatefulSetSpec: spec
      StatefulSetStatus: status

    StatefulSetSpec
      string: serviceName
      int32: minReadySeconds replicas revisionHistoryLimit
      StatefulSetOrdinals: ordinals
      StatefulSetPersistentVolumeClaimRetentionPolicy: persistentVolumeClaimRetentionPolicy
      string(PodManagementPolicyType): podManagementPolicy
      LabelSelector: selector
      PodTemplateSpec: template
      StatefulSetUpdateStrategy: updateStrategy
      [PersistentVolumeClaim]: volumeClaimTemplates

    StatefulSetOrdinals
      int32: start

    StatefulSetPersistentVolumeClaimRetentionPolicy
      string(PersistentVolumeClaimRetentionPolicyType): whenDeleted whenScaled

    StatefulSetUpdateStrategy
      RollingUpdateStatefulSetStrategy: rollingUpdate
      string(StatefulSetUpdateStrategyType): type

    RollingUpdateStatefulSetStrategy
      int32: partition
      intOrString: maxUnavailable

    StatefulSetStatus
      string: currentRevision updateRevision
      int32: availableReplicas collisionCount currentReplicas readyReplicas replicas updatedReplicas
      int64: observedGeneration
      [StatefulSetCondition]: conditions

    StatefulSetCondition
      string: message reason status type
      time: lastTransitionTime

    DaemonSet
      string: apiVersion kind
      ObjectMeta: metadata
      DaemonSetSpec: spec
      DaemonSetStatus: status

    DaemonSetSpec
      int32: minReadySeconds revisionHistoryLimit
      LabelSelector: selector
      PodTemplateSpec: template
      DaemonSetUpdateStrategy: updateStrategy

    DaemonSetUpdateStrategy
      RollingUpdateDaemonSet: rollingUpdate
      string(DaemonSetUpdateStrategyType): type

    RollingUpdateDaemonSet
      intOrString: maxSurge maxUnavailable

    DaemonSetStatus
      int32: collisionCount currentNumberScheduled desiredNumberScheduled numberAvailable numberMisscheduled numberReady
      int32: numberUnavailable updatedNumberScheduled
      int64: observedGeneration
      [DaemonSetCondition]: conditions

    DaemonSetCondition
      string: message reason status type
      time: lastTransitionTime

    Job
      string: apiVersion kind
      ObjectMeta: metadata
      JobSpec: spec
      JobStatus: status

    JobSpec
      string: managedBy
      int32: backoffLimit backoffLimitPerIndex completions maxFailedIndexes parallelism ttlSecondsAfterFinished
      int64: activeDeadlineSeconds
      bool: manualSelector suspend
      string(CompletionMode): completionMode
      PodFailurePolicy: podFailurePolicy
      string(PodReplacementPolicy): podReplacementPolicy
      LabelSelector: selector
      SuccessPolicy: successPolicy
      PodTemplateSpec: template

    PodFailurePolicy
      [PodFailurePolicyRule]: rules

    PodFailurePolicyRule
      string(PodFailurePolicyAction): action
      PodFailurePolicyOnExitCodesRequirement: onExitCodes
      [PodFailurePolicyOnPodConditionsPattern]: onPodConditions

    PodFailurePolicyOnExitCodesRequirement
      string: containerName
      string(PodFailurePolicyOnExitCodesOperator): operator
      [int32]: values

    PodFailurePolicyOnPodConditionsPattern
      string(ConditionStatus): status
      string(PodConditionType): type

    SuccessPolicy
      [SuccessPolicyRule]: rules

    SuccessPolicyRule
      string: succeededIndexes
      int32: succeededCount

    JobStatus
      string: completedIndexes failedIndexes
      int32: active failed ready succeeded terminating
      time: completionTime startTime
      [JobCondition]: conditions
      UncountedTerminatedPods: uncountedTerminatedPods

    JobCondition
      string: message reason status type
      time: lastProbeTime lastTransitionTime

    UncountedTerminatedPods
      [string]: failed succeeded

    CronJob
      string: apiVersion kind
      ObjectMeta: metadata
      CronJobSpec: spec
      CronJobStatus: status

    CronJobSpec
      string: schedule timeZone
      int32: failedJobsHistoryLimit successfulJobsHistoryLimit
      int64: startingDeadlineSeconds
      bool: suspend
      string(ConcurrencyPolicy): concurrencyPolicy
      JobTemplateSpec: jobTemplate

    JobTemplateSpec
      ObjectMeta: metadata
      JobSpec: spec

    CronJobStatus
      time: lastScheduleTime lastSuccessfulTime
      [ObjectReference]: active
    """
}
