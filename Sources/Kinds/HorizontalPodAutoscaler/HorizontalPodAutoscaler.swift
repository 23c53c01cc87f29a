extension KindText {
  static let horizontalPodAutoscaler: StaticString = """
    kind HorizontalPodAutoscaler
      resource horizontalpodautoscalers hpa
      scope namespaced
      served autoscaling/v2, autoscaling/v1
      once autoscaling/v2beta2 until 1.26, autoscaling/v2beta1 until 1.25
      is read validated
      plays the most and fewest pods, in lint
      snapshot workloads
      asked always

    HorizontalPodAutoscaler
      apiVersion: string
      kind: string
      metadata: ObjectMeta always keep self object
      spec: HorizontalPodAutoscalerSpec always keep
      status: HorizontalPodAutoscalerStatus always

    HorizontalPodAutoscalerSpec
      scaleTargetRef: CrossVersionObjectReference always keep
      minReplicas: int32 optional = 1 keep
      maxReplicas: int32 always keep
      metrics: [MetricSpec] = @cpuUtilization(metrics) zero in autoscaling/v2
      behavior: HorizontalPodAutoscalerBehavior in autoscaling/v2
      targetCPUUtilizationPercentage: int32 optional in autoscaling/v1

    CrossVersionObjectReference atomic
      kind: string always keep
      name: string always names owner
      apiVersion: string keep

    MetricSpec
      type: string(MetricSourceType) always
      object: ObjectMetricSource
      pods: PodsMetricSource
      resource: ResourceMetricSource
      containerResource: ContainerResourceMetricSource
      external: ExternalMetricSource

    ObjectMetricSource
      describedObject: CrossVersionObjectReference always
      target: MetricTarget always
      metric: MetricIdentifier always

    MetricTarget
      type: string(MetricTargetType) always
      value: quantity optional
      averageValue: quantity optional
      averageUtilization: int32 optional

    MetricIdentifier
      name: string always
      selector: LabelSelector

    PodsMetricSource
      metric: MetricIdentifier always
      target: MetricTarget always

    ResourceMetricSource
      name: string(ResourceName) always
      target: MetricTarget always

    ContainerResourceMetricSource
      name: string(ResourceName) always
      target: MetricTarget always
      container: string always

    ExternalMetricSource
      metric: MetricIdentifier always
      target: MetricTarget always

    HorizontalPodAutoscalerBehavior
      scaleUp: HPAScalingRules = @scalingRules(scaleUp)
      scaleDown: HPAScalingRules = @scalingRules(scaleDown)

    HPAScalingRules
      stabilizationWindowSeconds: int32 optional
      selectPolicy: string(ScalingPolicySelect) optional
      policies: [HPAScalingPolicy]
      tolerance: quantity optional

    HPAScalingPolicy
      type: string(HPAScalingPolicyType) always
      value: int32 always
      periodSeconds: int32 always

    HorizontalPodAutoscalerStatus
      observedGeneration: int64 optional
      lastScaleTime: time
      currentReplicas: int32
      desiredReplicas: int32 always
      currentMetrics: [MetricStatus] always in autoscaling/v2
      conditions: [HorizontalPodAutoscalerCondition] merge type keys type in autoscaling/v2
      currentCPUUtilizationPercentage: int32 optional in autoscaling/v1

    MetricStatus
      type: string(MetricSourceType) always
      object: ObjectMetricStatus
      pods: PodsMetricStatus
      resource: ResourceMetricStatus
      containerResource: ContainerResourceMetricStatus
      external: ExternalMetricStatus

    ObjectMetricStatus
      metric: MetricIdentifier always
      current: MetricValueStatus always
      describedObject: CrossVersionObjectReference always

    MetricValueStatus
      value: quantity optional
      averageValue: quantity optional
      averageUtilization: int32 optional

    PodsMetricStatus
      metric: MetricIdentifier always
      current: MetricValueStatus always

    ResourceMetricStatus
      name: string(ResourceName) always
      current: MetricValueStatus always

    ContainerResourceMetricStatus
      name: string(ResourceName) always
      current: MetricValueStatus always
      container: string always

    ExternalMetricStatus
      metric: MetricIdentifier always
      current: MetricValueStatus always

    HorizontalPodAutoscalerCondition
      type: string(HorizontalPodAutoscalerConditionType) always
      status: string(ConditionStatus) always
      lastTransitionTime: time always
      reason: string
      message: string
      observedGeneration: int64 since 1.37
    """
}
