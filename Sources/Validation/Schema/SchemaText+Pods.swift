extension SchemaText {
  /// Fields of a pod beside its containers and volumes.
  static let pods = """
    Pod
      string: apiVersion kind
      ObjectMeta: metadata
      PodSpec: spec
      PodStatus: status

    PodTemplateSpec
      ObjectMeta: metadata
      PodSpec: spec

    PodSpec
      string: hostname hostnameOverride nodeName priorityClassName runtimeClassName schedulerName serviceAccount
      string: serviceAccountName subdomain
      int32: priority
      int64: activeDeadlineSeconds terminationGracePeriodSeconds
      bool: automountServiceAccountToken enableServiceLinks hostIPC hostNetwork hostPID hostUsers setHostnameAsFQDN
      bool: shareProcessNamespace
      resources: overhead
      Affinity: affinity
      [Container]: containers initContainers
      PodDNSConfig: dnsConfig
      string(DNSPolicy): dnsPolicy
      [EphemeralContainer]: ephemeralContainers
      [HostAlias]: hostAliases
      [LocalObjectReference]: imagePullSecrets
      map[string]: nodeSelector
      PodOS: os
      string(PreemptionPolicy): preemptionPolicy
      [PodReadinessGate]: readinessGates
      [PodResourceClaim]: resourceClaims
      ResourceRequirements: resources
      string(RestartPolicy): restartPolicy
      [PodSchedulingGate]: schedulingGates
      PodSecurityContext: securityContext
      [Toleration]: tolerations
      [TopologySpreadConstraint]: topologySpreadConstraints
      [Volume]: volumes
      WorkloadReference: workloadRef
      any: schedulingGroup

    Affinity
      NodeAffinity: nodeAffinity
      PodAffinity: podAffinity
      PodAntiAffinity: podAntiAffinity

    NodeAffinity
      [PreferredSchedulingTerm]: preferredDuringSchedulingIgnoredDuringExecution
      NodeSelector: requiredDuringSchedulingIgnoredDuringExecution

    PreferredSchedulingTerm
      int32: weight
      NodeSelectorTerm: preference

    NodeSelectorTerm
      [NodeSelectorRequirement]: matchExpressions matchFields

    NodeSelectorRequirement
      string: key
      string(NodeSelectorOperator): operator
      [string]: values

    NodeSelector
      [NodeSelectorTerm]: nodeSelectorTerms

    PodAffinity
      [WeightedPodAffinityTerm]: preferredDuringSchedulingIgnoredDuringExecution
      [PodAffinityTerm]: requiredDuringSchedulingIgnoredDuringExecution

    WeightedPodAffinityTerm
      int32: weight
      PodAffinityTerm: podAffinityTerm

    PodAffinityTerm
      string: topologyKey
      LabelSelector: labelSelector namespaceSelector
      [string]: matchLabelKeys mismatchLabelKeys namespaces

    PodAntiAffinity
      [WeightedPodAffinityTerm]: preferredDuringSchedulingIgnoredDuringExecution
      [PodAffinityTerm]: requiredDuringSchedulingIgnoredDuringExecution

    PodDNSConfig
      [string]: nameservers searches
      [PodDNSConfigOption]: options

    PodDNSConfigOption
      string: name value

    EphemeralContainer
      string: image name targetContainerName terminationMessagePath workingDir
      bool: stdin stdinOnce tty
      [string]: args command
      [EnvVar]: env
      [EnvFromSource]: envFrom
      string(PullPolicy): imagePullPolicy
      Lifecycle: lifecycle
      Probe: livenessProbe readinessProbe startupProbe
      [ContainerPort]: ports
      [ContainerResizePolicy]: resizePolicy
      ResourceRequirements: resources
      string(ContainerRestartPolicy): restartPolicy
      [ContainerRestartRule]: restartPolicyRules
      SecurityContext: securityContext
      string(TerminationMessagePolicy): terminationMessagePolicy
      [VolumeDevice]: volumeDevices
      [VolumeMount]: volumeMounts

    HostAlias
      string: ip
      [string]: hostnames

    PodOS
      string(OSName): name

    PodReadinessGate
      string(PodConditionType): conditionType

    PodResourceClaim
      string: name resourceClaimName resourceClaimTemplateName

    PodSchedulingGate
      string: name

    PodSecurityContext
      int64: fsGroup runAsGroup runAsUser
      bool: runAsNonRoot
      AppArmorProfile: appArmorProfile
      string(PodFSGroupChangePolicy): fsGroupChangePolicy
      string(PodSELinuxChangePolicy): seLinuxChangePolicy
      SELinuxOptions: seLinuxOptions
      SeccompProfile: seccompProfile
      [int64]: supplementalGroups
      string(SupplementalGroupsPolicy): supplementalGroupsPolicy
      [Sysctl]: sysctls
      WindowsSecurityContextOptions: windowsOptions

    Sysctl
      string: name value

    Toleration
      string: key value
      int64: tolerationSeconds
      string(TaintEffect): effect
      string(TolerationOperator): operator

    TopologySpreadConstraint
      string: topologyKey
      int32: maxSkew minDomains
      LabelSelector: labelSelector
      [string]: matchLabelKeys
      string(NodeInclusionPolicy): nodeAffinityPolicy nodeTaintsPolicy
      string(UnsatisfiableConstraintAction): whenUnsatisfiable

    WorkloadReference
      string: name podGroup podGroupReplicaKey
    """
}
