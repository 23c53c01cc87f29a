extension KindText {
  static let deployment: StaticString = """
    kind Deployment
      resource deployments deploy
      scope namespaced
      served apps/v1
      once apps/v1beta2 until 1.16, apps/v1beta1 until 1.16, extensions/v1beta1 until 1.16
      is read validated
      plays its pods
      snapshot workloads
      asked always

    Deployment
      apiVersion: string
      kind: string
      metadata: ObjectMeta always keep self owner
      spec: DeploymentSpec always keep
      status: DeploymentStatus always

    DeploymentSpec
      replicas: int32 optional = 1 keep
      selector: LabelSelector immutable keep
      template: PodTemplateSpec always keep
      strategy: DeploymentStrategy always = {} retain keep
      minReadySeconds: int32
      revisionHistoryLimit: int32 optional = 10
      paused: bool
      progressDeadlineSeconds: int32 optional = 600

    DeploymentStrategy
      type: string(DeploymentStrategyType) = RollingUpdate zero keep
      rollingUpdate: RollingUpdateDeployment = {} if type=RollingUpdate keep

    RollingUpdateDeployment
      maxUnavailable: intOrString optional = 25% within type=RollingUpdate keep
      maxSurge: intOrString optional = 25% within type=RollingUpdate keep

    DeploymentStatus
      observedGeneration: int64
      replicas: int32
      updatedReplicas: int32
      readyReplicas: int32
      availableReplicas: int32
      unavailableReplicas: int32
      terminatingReplicas: int32 optional
      conditions: [DeploymentCondition] merge type keys type
      collisionCount: int32 optional

    DeploymentCondition
      type: string(DeploymentConditionType) always
      status: string(ConditionStatus) always
      lastUpdateTime: time always
      lastTransitionTime: time always
      reason: string
      message: string
    """
}
