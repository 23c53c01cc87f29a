extension KindText {
  static let replicationController: StaticString = """
    kind ReplicationController
      resource replicationcontrollers rc
      scope namespaced
      served v1
      is read validated
      plays its pods
      snapshot workloads
      asked always

    ReplicationController
      apiVersion: string
      kind: string
      metadata: ObjectMeta always rule templateLabels keep self owner
      spec: ReplicationControllerSpec always keep
      status: ReplicationControllerStatus always

    ReplicationControllerSpec
      replicas: int32 optional = 1 keep
      minReadySeconds: int32
      selector: map[string] = @templateLabels(template) zero labels atomic
      template: PodTemplateSpec keep

    ReplicationControllerStatus
      replicas: int32 always
      fullyLabeledReplicas: int32
      readyReplicas: int32
      availableReplicas: int32
      observedGeneration: int64
      conditions: [ReplicationControllerCondition] merge type keys type

    ReplicationControllerCondition
      type: string(ReplicationControllerConditionType) always
      status: string(ConditionStatus) always
      lastTransitionTime: time always
      reason: string
      message: string
    """
}
