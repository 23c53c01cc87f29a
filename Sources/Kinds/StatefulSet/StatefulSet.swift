extension KindText {
  static let statefulSet: StaticString = """
    kind StatefulSet
      resource statefulsets sts
      scope namespaced
      served apps/v1
      once apps/v1beta2 until 1.16, apps/v1beta1 until 1.16
      is read validated
      plays its pods
      snapshot workloads
      asked always

    StatefulSet
      apiVersion: string
      kind: string
      metadata: ObjectMeta always keep self owner
      spec: StatefulSetSpec always
          immutable except minReadySeconds,ordinals,persistentVolumeClaimRetentionPolicy,replicas,revisionHistoryLimit,template,updateStrategy
          keep
      status: StatefulSetStatus always

    StatefulSetSpec
      replicas: int32 optional = 1 keep
      selector: LabelSelector keep
      template: PodTemplateSpec always keep
      volumeClaimTemplates: [PersistentVolumeClaim] keeping metadata,spec self podVolume
      serviceName: string always -> Service keep
      podManagementPolicy: string(PodManagementPolicyType) = OrderedReady zero keep
      updateStrategy: StatefulSetUpdateStrategy always = {} keep
      revisionHistoryLimit: int32 optional = 10
      minReadySeconds: int32
      persistentVolumeClaimRetentionPolicy: StatefulSetPersistentVolumeClaimRetentionPolicy = {}
      ordinals: StatefulSetOrdinals keep

    StatefulSetUpdateStrategy
      type: string(StatefulSetUpdateStrategyType) = RollingUpdate zero keep
      rollingUpdate: RollingUpdateStatefulSetStrategy = @whereUnsaid(type) keep

    RollingUpdateStatefulSetStrategy
      partition: int32 optional = 0 within type=RollingUpdate
      maxUnavailable: intOrString optional = 1 within type=RollingUpdate from 1.37 keep

    StatefulSetPersistentVolumeClaimRetentionPolicy
      whenDeleted: string(PersistentVolumeClaimRetentionPolicyType) = Retain zero
      whenScaled: string(PersistentVolumeClaimRetentionPolicyType) = Retain zero

    StatefulSetOrdinals
      start: int32 always keep

    StatefulSetStatus
      observedGeneration: int64
      replicas: int32 always
      readyReplicas: int32
      currentReplicas: int32
      updatedReplicas: int32
      currentRevision: string
      updateRevision: string
      collisionCount: int32 optional
      conditions: [StatefulSetCondition] merge type keys type
      availableReplicas: int32 always

    StatefulSetCondition
      type: string(StatefulSetConditionType) always
      status: string(ConditionStatus) always
      lastTransitionTime: time always
      reason: string
      message: string
    """
}
