extension KindText {
  static let daemonSet: StaticString = """
    kind DaemonSet
      resource daemonsets ds
      scope namespaced
      served apps/v1
      once apps/v1beta2 until 1.16, extensions/v1beta1 until 1.16
      is read validated
      plays its pods
      snapshot workloads
      asked always

    DaemonSet
      apiVersion: string
      kind: string
      metadata: ObjectMeta keep self owner
      spec: DaemonSetSpec keep
      status: DaemonSetStatus

    DaemonSetSpec
      selector: LabelSelector immutable keep
      template: PodTemplateSpec keep
      updateStrategy: DaemonSetUpdateStrategy = {} keep
      minReadySeconds: int32
      revisionHistoryLimit: int32 = 10

    DaemonSetUpdateStrategy
      type: string(DaemonSetUpdateStrategyType) = RollingUpdate zero keep
      rollingUpdate: RollingUpdateDaemonSet = {} if type=RollingUpdate keep

    RollingUpdateDaemonSet
      maxUnavailable: intOrString = 1 keep
      maxSurge: intOrString = 0 keep

    DaemonSetStatus
      currentNumberScheduled: int32
      numberMisscheduled: int32
      desiredNumberScheduled: int32
      numberReady: int32
      observedGeneration: int64
      updatedNumberScheduled: int32
      numberAvailable: int32
      numberUnavailable: int32
      collisionCount: int32
      conditions: [DaemonSetCondition] merge type keys type

    DaemonSetCondition
      type: string(DaemonSetConditionType)
      status: string(ConditionStatus)
      lastTransitionTime: time
      reason: string
      message: string
    """
}
