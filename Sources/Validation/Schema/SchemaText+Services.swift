extension SchemaText {
  /// Fields of namespaces, services and limits.
  static let services = """
    Namespace
      string: apiVersion kind
      ObjectMeta: metadata
      NamespaceSpec: spec
      NamespaceStatus: status

    NamespaceSpec
      [string(FinalizerName)]: finalizers

    NamespaceStatus
      [NamespaceCondition]: conditions
      string(NamespacePhase): phase

    NamespaceCondition
      string: message reason status type
      time: lastTransitionTime

    Service
      string: apiVersion kind
      ObjectMeta: metadata
      ServiceSpec: spec
      ServiceStatus: status

    ServiceSpec
      string: clusterIP externalName loadBalancerClass loadBalancerIP trafficDistribution
      int32: healthCheckNodePort
      bool: allocateLoadBalancerNodePorts publishNotReadyAddresses
      [string]: clusterIPs externalIPs loadBalancerSourceRanges
      string(ServiceExternalTrafficPolicy): externalTrafficPolicy
      string(ServiceInternalTrafficPolicy): internalTrafficPolicy
      [string(IPFamily)]: ipFamilies
      string(IPFamilyPolicy): ipFamilyPolicy
      [ServicePort]: ports
      map[string]: selector
      string(ServiceAffinity): sessionAffinity
      SessionAffinityConfig: sessionAffinityConfig
      string(ServiceType): type

    ServicePort
      string: appProtocol name
      int32: nodePort port
      intOrString: targetPort
      string(Protocol): protocol

    SessionAffinityConfig
      ClientIPConfig: clientIP

    ClientIPConfig
      int32: timeoutSeconds

    ServiceStatus
      [Condition]: conditions
      LoadBalancerStatus: loadBalancer

    LoadBalancerStatus
      [LoadBalancerIngress]: ingress

    LoadBalancerIngress
      string: hostname ip ipMode
      [PortStatus]: ports

    PortStatus
      string: error
      int32: port
      string(Protocol): protocol

    LimitRange
      string: apiVersion kind
      ObjectMeta: metadata
      LimitRangeSpec: spec

    LimitRangeSpec
      [LimitRangeItem]: limits

    LimitRangeItem
      resources: default defaultRequest max maxLimitRequestRatio min
      string(LimitType): type

    ResourceQuota
      string: apiVersion kind
      ObjectMeta: metadata
      ResourceQuotaSpec: spec
      ResourceQuotaStatus: status

    ResourceQuotaSpec
      resources: hard
      ScopeSelector: scopeSelector
      [string(ResourceQuotaScope)]: scopes

    ScopeSelector
      [ScopedResourceSelectorRequirement]: matchExpressions

    ScopedResourceSelectorRequirement
      string(ScopeSelectorOperator): operator
      string(ResourceQuotaScope): scopeName
      [string]: values

    ResourceQuotaStatus
      resources: hard used

    PriorityClass
      string: apiVersion description kind
      int32: value
      bool: globalDefault
      ObjectMeta: metadata
      string(PreemptionPolicy): preemptionPolicy

    PodDisruptionBudget
      string: apiVersion kind
      ObjectMeta: metadata
      PodDisruptionBudgetSpec: spec
      PodDisruptionBudgetStatus: status

    PodDisruptionBudgetSpec
      intOrString: maxUnavailable minAvailable
      LabelSelector: selector
      string(UnhealthyPodEvictionPolicyType): unhealthyPodEvictionPolicy

    PodDisruptionBudgetStatus
      int32: currentHealthy desiredHealthy disruptionsAllowed expectedPods
      int64: observedGeneration
      [Condition]: conditions
      map[time]: disruptedPods
    """
}
