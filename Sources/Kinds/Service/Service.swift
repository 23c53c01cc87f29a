extension KindText {
  static let service: StaticString = """
    kind Service
      resource services svc
      scope namespaced
      served v1
      is read validated
      plays default spreading, traffic by node
      snapshot workloads
      asked always

    Service
      apiVersion: string
      kind: string
      metadata: ObjectMeta always keep self object
      spec: ServiceSpec always keep
      status: ServiceStatus always

    ServiceSpec
      ports: [ServicePort] merge port keys port,protocol keep
      selector: map[string] labels atomic
      clusterIP: string names address
      clusterIPs: [string]
      type: string(ServiceType) = ClusterIP zero keep
      externalIPs: [string] names address
      sessionAffinity: string(ServiceAffinity) = None zero keep
      loadBalancerIP: string
      loadBalancerSourceRanges: [string]
      externalName: string names object
      externalTrafficPolicy: string(ServiceExternalTrafficPolicy) = Cluster zero if type=NodePort|LoadBalancer keep
      healthCheckNodePort: int32
      publishNotReadyAddresses: bool
      sessionAffinityConfig: SessionAffinityConfig = {} if sessionAffinity=ClientIP
      ipFamilies: [string(IPFamily)]
      ipFamilyPolicy: string(IPFamilyPolicy) optional
      allocateLoadBalancerNodePorts: bool optional = true if type=LoadBalancer
      loadBalancerClass: string optional
      internalTrafficPolicy: string(ServiceInternalTrafficPolicy) optional
        = Cluster if type=ClusterIP|NodePort|LoadBalancer
          keep
      trafficDistribution: string optional

    ServicePort
      name: string names object
      protocol: string(Protocol) = TCP zero keep
      appProtocol: string optional
      port: int32 always keep
      targetPort: intOrString always = @sibling(port)
      nodePort: int32

    SessionAffinityConfig
      clientIP: ClientIPConfig = {}

    ClientIPConfig
      timeoutSeconds: int32 optional = 10800

    ServiceStatus
      loadBalancer: LoadBalancerStatus always
      conditions: [Condition] merge type keys type

    LoadBalancerStatus
      ingress: [LoadBalancerIngress]

    LoadBalancerIngress
      ip: string
      hostname: string
      ipMode: string(LoadBalancerIPMode) optional
      ports: [PortStatus]

    PortStatus
      port: int32 always
      protocol: string(Protocol) always = TCP zero
      error: string optional
    """
}
