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
      metadata: ObjectMeta always rule templateLabels keep self owner
      spec: JobSpec always keep
      status: JobStatus always keep

    JobSpec
      parallelism: int32 optional = 1 for Job keep
      completions: int32 optional = @jobCompletions(parallelism) for Job keep
      activeDeadlineSeconds: int64 optional
      podFailurePolicy: PodFailurePolicy immutable
      successPolicy: SuccessPolicy immutable
      backoffLimit: int32 optional = @backoffLimit(backoffLimitPerIndex) for Job
      backoffLimitPerIndex: int32 optional immutable
      maxFailedIndexes: int32 optional
      selector: LabelSelector immutable keep
      manualSelector: bool optional = false for Job keep
      template: PodTemplateSpec always keep
      ttlSecondsAfterFinished: int32 optional
      completionMode: string(CompletionMode) optional = NonIndexed for Job immutable keep
      suspend: bool optional = false for Job keep
      podReplacementPolicy: string(PodReplacementPolicy) optional = @podReplacement(podFailurePolicy) for Job
      managedBy: string optional immutable
      scheduling: JobSchedulingConfiguration since 1.37

    PodFailurePolicy
      rules: [PodFailurePolicyRule] always

    PodFailurePolicyRule
      action: string(PodFailurePolicyAction) always
      onExitCodes: PodFailurePolicyOnExitCodesRequirement
      onPodConditions: [PodFailurePolicyOnPodConditionsPattern]

    PodFailurePolicyOnExitCodesRequirement
      containerName: string optional
      operator: string(PodFailurePolicyOnExitCodesOperator) always
      values: [int32] always set

    PodFailurePolicyOnPodConditionsPattern
      type: string(PodConditionType) always
      status: string(ConditionStatus) always = True zero

    SuccessPolicy
      rules: [SuccessPolicyRule] always

    SuccessPolicyRule
      succeededIndexes: string optional
      succeededCount: int32 optional

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
      terminating: int32 optional
      completedIndexes: string keep
      failedIndexes: string optional keep
      uncountedTerminatedPods: UncountedTerminatedPods
      ready: int32 optional

    JobCondition
      type: string(JobConditionType) always keep
      status: string(ConditionStatus) always keep
      lastProbeTime: time always
      lastTransitionTime: time always
      reason: string
      message: string

    UncountedTerminatedPods
      succeeded: [string(UID)] set
      failed: [string(UID)] set
    """
}
