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
      metadata: ObjectMeta always keep self owner
      spec: DaemonSetSpec always keep
      status: DaemonSetStatus always

    DaemonSetSpec
      selector: LabelSelector immutable keep
      template: PodTemplateSpec always keep
      updateStrategy: DaemonSetUpdateStrategy always = {} keep
      minReadySeconds: int32
      revisionHistoryLimit: int32 optional = 10

    DaemonSetUpdateStrategy
      type: string(DaemonSetUpdateStrategyType) = RollingUpdate zero keep
      rollingUpdate: RollingUpdateDaemonSet = {} if type=RollingUpdate keep

    RollingUpdateDaemonSet
      maxUnavailable: intOrString optional = 1 within type=RollingUpdate keep
      maxSurge: intOrString optional = 0 within type=RollingUpdate keep

    DaemonSetStatus
      currentNumberScheduled: int32 always
      numberMisscheduled: int32 always
      desiredNumberScheduled: int32 always
      numberReady: int32 always
      observedGeneration: int64
      updatedNumberScheduled: int32
      numberAvailable: int32
      numberUnavailable: int32
      collisionCount: int32 optional
      conditions: [DaemonSetCondition] merge type keys type

    DaemonSetCondition
      type: string(DaemonSetConditionType) always
      status: string(ConditionStatus) always
      lastTransitionTime: time always
      reason: string
      message: string
    """
}
