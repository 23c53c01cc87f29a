extension KindText {
  static let podSpec: StaticString = """
    PodTemplateSpec
      metadata: ObjectMeta always keep self pod annotation seccomp.security.alpha.kubernetes.io/pod
          annotation container.apparmor.security.beta.kubernetes.io/*=container
          annotation container.seccomp.security.alpha.kubernetes.io/*=container
      spec: PodSpec always keep

    PodSpec
      volumes: [Volume] merge name retain keys name keep unless only name
      initContainers: [Container] merge name keys name keep
      containers: [Container] always merge name keys name keep
      ephemeralContainers: [EphemeralContainer] merge name keys name
      restartPolicy: string(RestartPolicy) = Always zero keep
      terminationGracePeriodSeconds: int64 optional = 30
      activeDeadlineSeconds: int64 optional keep
      dnsPolicy: string(DNSPolicy) = ClusterFirst zero
      nodeSelector: map[string] labels atomic
      serviceAccountName: string = @sibling(serviceAccount) zero -> ServiceAccount
      serviceAccount: string = @sibling(serviceAccountName) zero -> ServiceAccount
      automountServiceAccountToken: bool optional
      nodeName: string -> Node keep
      hostNetwork: bool keep
      hostPID: bool keep
      hostIPC: bool keep
      shareProcessNamespace: bool optional
      securityContext: PodSecurityContext = {} keep
      imagePullSecrets: [LocalObjectReference] merge name keys name -> Secret
      hostname: string
      subdomain: string
      affinity: Affinity keep
      schedulerName: string = default-scheduler zero keep
      tolerations: [Toleration] keep
      hostAliases: [HostAlias] merge ip keys ip
      priorityClassName: string -> PriorityClass keep
      priority: int32 optional keep
      dnsConfig: PodDNSConfig
      readinessGates: [PodReadinessGate]
      runtimeClassName: string optional -> RuntimeClass keep
      enableServiceLinks: bool optional = true for Pod
      preemptionPolicy: string(PreemptionPolicy) optional keep
      overhead: resources keep
      topologySpreadConstraints: [TopologySpreadConstraint] merge topologyKey keys topologyKey,whenUnsatisfiable keep
      setHostnameAsFQDN: bool optional
      os: PodOS keep
      hostUsers: bool optional keep
      schedulingGates: [PodSchedulingGate] merge name keys name keep
      resourceClaims: [PodResourceClaim] merge name retain keys name keep
      resources: ResourceRequirements keep
      hostnameOverride: string optional
      workloadRef: WorkloadReference since 1.35 until 1.36
      schedulingGroup: PodSchedulingGroup since 1.36
      evictionResponders: [EvictionResponder] merge name keys name since 1.37

    PodDNSConfig
      nameservers: [string]
      searches: [string]
      options: [PodDNSConfigOption]

    PodDNSConfigOption
      name: string
      value: string optional

    HostAlias
      ip: string always
      hostnames: [string]

    PodOS
      name: string(OSName) always keep

    PodReadinessGate
      conditionType: string(PodConditionType) always

    PodResourceClaim
      name: string always keep
      resourceClaimName: string optional -> ResourceClaim keep
      resourceClaimTemplateName: string optional -> ResourceClaimTemplate keep

    PodSchedulingGate
      name: string always keep

    PodSchedulingGroup
      podGroupName: string optional

    WorkloadReference
      name: string
      podGroup: string
      podGroupReplicaKey: string

    EvictionResponder
      name: string
      priority: int32
    """
}
