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
      metadata: ObjectMeta keep self owner
      spec: ReplicationControllerSpec keep
      status: ReplicationControllerStatus

    ReplicationControllerSpec
      replicas: int32 = 1 keep
      minReadySeconds: int32
      selector: map[string] = @templateLabels(template) labels
      template: PodTemplateSpec keep

    ReplicationControllerStatus
      replicas: int32
      fullyLabeledReplicas: int32
      readyReplicas: int32
      availableReplicas: int32
      observedGeneration: int64
      conditions: [ReplicationControllerCondition] merge type keys type

    ReplicationControllerCondition
      type: string(ReplicationControllerConditionType)
      status: string(ConditionStatus)
      lastTransitionTime: time
      reason: string
      message: string
    """
}
