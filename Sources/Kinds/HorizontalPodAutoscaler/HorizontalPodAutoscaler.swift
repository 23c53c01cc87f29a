extension KindText {
  static let horizontalPodAutoscaler: StaticString = """
    kind HorizontalPodAutoscaler
      resource horizontalpodautoscalers hpa
      scope namespaced
      served autoscaling/v2, autoscaling/v1
      once autoscaling/v2beta2 until 1.26, autoscaling/v2beta1 until 1.25
      is read
      plays the most and fewest pods, in lint
      snapshot workloads
      asked always

    HorizontalPodAutoscaler
      apiVersion: string
      kind: string
      metadata: ObjectMeta keep self object
      spec: HorizontalPodAutoscalerSpec keep
      status: HorizontalPodAutoscalerStatus

    HorizontalPodAutoscalerSpec
      scaleTargetRef: CrossVersionObjectReference keep
      minReplicas: int32 = 1 keep
      maxReplicas: int32 keep
      metrics: [MetricSpec] in autoscaling/v2
      behavior: HorizontalPodAutoscalerBehavior in autoscaling/v2
      targetCPUUtilizationPercentage: int32 in autoscaling/v1

    CrossVersionObjectReference
      kind: string keep
      name: string names owner
      apiVersion: string keep

    MetricSpec
      type: string(MetricSourceType)
      object: ObjectMetricSource
      pods: PodsMetricSource
      resource: ResourceMetricSource
      containerResource: ContainerResourceMetricSource
      external: ExternalMetricSource

    ObjectMetricSource
      describedObject: CrossVersionObjectReference
      target: MetricTarget
      metric: MetricIdentifier

    MetricTarget
      type: string(MetricTargetType)
      value: quantity
      averageValue: quantity
      averageUtilization: int32

    MetricIdentifier
      name: string
      selector: LabelSelector

    PodsMetricSource
      metric: MetricIdentifier
      target: MetricTarget

    ResourceMetricSource
      name: string(ResourceName)
      target: MetricTarget

    ContainerResourceMetricSource
      name: string(ResourceName)
      target: MetricTarget
      container: string

    ExternalMetricSource
      metric: MetricIdentifier
      target: MetricTarget

    HorizontalPodAutoscalerBehavior
      scaleUp: HPAScalingRules
      scaleDown: HPAScalingRules

    HPAScalingRules
      stabilizationWindowSeconds: int32
      selectPolicy: string(ScalingPolicySelect)
      policies: [HPAScalingPolicy]
      tolerance: quantity

    HPAScalingPolicy
      type: string(HPAScalingPolicyType)
      value: int32
      periodSeconds: int32

    HorizontalPodAutoscalerStatus
      observedGeneration: int64
      lastScaleTime: time
      currentReplicas: int32
      desiredReplicas: int32
      currentMetrics: [MetricStatus] in autoscaling/v2
      conditions: [HorizontalPodAutoscalerCondition] merge type keys type in autoscaling/v2
      currentCPUUtilizationPercentage: int32 in autoscaling/v1

    MetricStatus
      type: string(MetricSourceType)
      object: ObjectMetricStatus
      pods: PodsMetricStatus
      resource: ResourceMetricStatus
      containerResource: ContainerResourceMetricStatus
      external: ExternalMetricStatus

    ObjectMetricStatus
      metric: MetricIdentifier
      current: MetricValueStatus
      describedObject: CrossVersionObjectReference

    MetricValueStatus
      value: quantity
      averageValue: quantity
      averageUtilization: int32

    PodsMetricStatus
      metric: MetricIdentifier
      current: MetricValueStatus

    ResourceMetricStatus
      name: string(ResourceName)
      current: MetricValueStatus

    ContainerResourceMetricStatus
      name: string(ResourceName)
      current: MetricValueStatus
      container: string

    ExternalMetricStatus
      metric: MetricIdentifier
      current: MetricValueStatus

    HorizontalPodAutoscalerCondition
      type: string(HorizontalPodAutoscalerConditionType)
      status: string(ConditionStatus)
      lastTransitionTime: time
      reason: string
      message: string
      observedGeneration: int64 since 1.37
    """
}
