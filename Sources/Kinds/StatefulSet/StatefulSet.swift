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
      metadata: ObjectMeta keep self owner
      spec: StatefulSetSpec
          immutable except minReadySeconds,ordinals,persistentVolumeClaimRetentionPolicy,replicas,revisionHistoryLimit,template,updateStrategy
          keep
      status: StatefulSetStatus

    StatefulSetSpec
      replicas: int32 = 1 keep
      selector: LabelSelector keep
      template: PodTemplateSpec keep
      volumeClaimTemplates: [PersistentVolumeClaim] keeping metadata,spec self podVolume
      serviceName: string -> Service keep
      podManagementPolicy: string(PodManagementPolicyType) = OrderedReady zero keep
      updateStrategy: StatefulSetUpdateStrategy = {} keep
      revisionHistoryLimit: int32 = 10
      minReadySeconds: int32
      persistentVolumeClaimRetentionPolicy: StatefulSetPersistentVolumeClaimRetentionPolicy = {}
      ordinals: StatefulSetOrdinals keep

    StatefulSetUpdateStrategy
      type: string(StatefulSetUpdateStrategyType) = RollingUpdate zero keep
      rollingUpdate: RollingUpdateStatefulSetStrategy = {} if type=RollingUpdate keep

    RollingUpdateStatefulSetStrategy
      partition: int32 = 0
      maxUnavailable: intOrString = 1 from 1.37 keep

    StatefulSetPersistentVolumeClaimRetentionPolicy
      whenDeleted: string(PersistentVolumeClaimRetentionPolicyType) = Retain zero
      whenScaled: string(PersistentVolumeClaimRetentionPolicyType) = Retain zero

    StatefulSetOrdinals
      start: int32 keep

    StatefulSetStatus
      observedGeneration: int64
      replicas: int32
      readyReplicas: int32
      currentReplicas: int32
      updatedReplicas: int32
      currentRevision: string
      updateRevision: string
      collisionCount: int32
      conditions: [StatefulSetCondition] merge type keys type
      availableReplicas: int32

    StatefulSetCondition
      type: string(StatefulSetConditionType)
      status: string(ConditionStatus)
      lastTransitionTime: time
      reason: string
      message: string
    """
}
