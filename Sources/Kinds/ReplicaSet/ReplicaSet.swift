extension KindText {
  static let replicaSet: StaticString = """
    kind ReplicaSet
      resource replicasets rs
      scope namespaced
      served apps/v1
      once apps/v1beta2 until 1.16, extensions/v1beta1 until 1.16
      is read validated
      plays its pods
      snapshot workloads
      asked always

    ReplicaSet
      apiVersion: string
      kind: string
      metadata: ObjectMeta always keep self owner
      spec: ReplicaSetSpec always keep
      status: ReplicaSetStatus always

    ReplicaSetSpec
      replicas: int32 optional = 1 keep
      minReadySeconds: int32
      selector: LabelSelector immutable keep
      template: PodTemplateSpec always keep

    ReplicaSetStatus
      replicas: int32 always
      fullyLabeledReplicas: int32
      readyReplicas: int32
      availableReplicas: int32
      terminatingReplicas: int32 optional
      observedGeneration: int64
      conditions: [ReplicaSetCondition] merge type keys type

    ReplicaSetCondition
      type: string(ReplicaSetConditionType) always
      status: string(ConditionStatus) always
      lastTransitionTime: time always
      reason: string
      message: string
    """
}
