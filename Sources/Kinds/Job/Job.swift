extension KindText {
  static let job: StaticString = """
    kind Job
      resource jobs
      scope namespaced
      served batch/v1
      once extensions/v1beta1 until 1.16
      is read validated
      plays its pods
      snapshot workloads
      asked always

    Job
      apiVersion: string
      kind: string
      metadata: ObjectMeta keep self owner
      spec: JobSpec keep
      status: JobStatus keep

    JobSpec
      parallelism: int32 = 1 for Job keep
      completions: int32 = @jobCompletions(parallelism) for Job keep
      activeDeadlineSeconds: int64
      podFailurePolicy: PodFailurePolicy immutable
      successPolicy: SuccessPolicy immutable
      backoffLimit: int32 = @backoffLimit(backoffLimitPerIndex) for Job
      backoffLimitPerIndex: int32 immutable
      maxFailedIndexes: int32
      selector: LabelSelector immutable keep
      manualSelector: bool = false for Job keep
      template: PodTemplateSpec keep
      ttlSecondsAfterFinished: int32
      completionMode: string(CompletionMode) = NonIndexed for Job immutable keep
      suspend: bool = false for Job keep
      podReplacementPolicy: string(PodReplacementPolicy) = @podReplacement(podFailurePolicy) for Job
      managedBy: string immutable
      scheduling: JobSchedulingConfiguration since 1.37

    PodFailurePolicy
      rules: [PodFailurePolicyRule]

    PodFailurePolicyRule
      action: string(PodFailurePolicyAction)
      onExitCodes: PodFailurePolicyOnExitCodesRequirement
      onPodConditions: [PodFailurePolicyOnPodConditionsPattern]

    PodFailurePolicyOnExitCodesRequirement
      containerName: string
      operator: string(PodFailurePolicyOnExitCodesOperator)
      values: [int32] set

    PodFailurePolicyOnPodConditionsPattern
      type: string(PodConditionType)
      status: string(ConditionStatus) = True zero

    SuccessPolicy
      rules: [SuccessPolicyRule]

    SuccessPolicyRule
      succeededIndexes: string
      succeededCount: int32

    JobSchedulingConfiguration
      schedulingPolicy: WorkloadPodGroupSchedulingPolicy
      schedulingConstraints: WorkloadPodGroupSchedulingConstraints
      disruptionMode: WorkloadPodGroupDisruptionMode
      resourceClaims: [WorkloadPodGroupResourceClaim] merge name keys name

    WorkloadPodGroupSchedulingPolicy
      basic: WorkloadPodGroupBasicSchedulingPolicy
      gang: WorkloadPodGroupGangSchedulingPolicy

    WorkloadPodGroupBasicSchedulingPolicy

    WorkloadPodGroupGangSchedulingPolicy
      minCount: int32

    WorkloadPodGroupSchedulingConstraints
      topology: [TopologyConstraint]

    TopologyConstraint
      key: string

    WorkloadPodGroupDisruptionMode
      single: WorkloadPodGroupSingleDisruptionMode
      all: WorkloadPodGroupAllDisruptionMode

    WorkloadPodGroupSingleDisruptionMode

    WorkloadPodGroupAllDisruptionMode

    WorkloadPodGroupResourceClaim
      name: string
      resourceClaimName: string
      resourceClaimTemplateName: string

    JobStatus
      conditions: [JobCondition] merge type keep only type=Complete|Failed|SuccessCriteriaMet|FailureTarget
      startTime: time
      completionTime: time
      active: int32 keep
      succeeded: int32 keep
      failed: int32
      terminating: int32
      completedIndexes: string keep
      failedIndexes: string keep
      uncountedTerminatedPods: UncountedTerminatedPods
      ready: int32

    JobCondition
      type: string(JobConditionType) keep
      status: string(ConditionStatus) keep
      lastProbeTime: time
      lastTransitionTime: time
      reason: string
      message: string

    UncountedTerminatedPods
      succeeded: [string(UID)] set
      failed: [string(UID)] set
    """
}
