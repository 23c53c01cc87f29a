extension GoStructTable {
  static let rest: StaticString = """
    PersistentVolumeSpec: Capacity~* GCEPersistentDisk*.GCEPersistentDiskVolumeSource=gcePersistentDisk
      AWSElasticBlockStore*.AWSElasticBlockStoreVolumeSource=awsElasticBlockStore HostPath*.HostPathVolumeSource
      Glusterfs*.GlusterfsPersistentVolumeSource NFS*.NFSVolumeSource=nfs RBD*.RBDPersistentVolumeSource=rbd
      ISCSI*.ISCSIPersistentVolumeSource=iscsi Cinder*.CinderPersistentVolumeSource
      CephFS*.CephFSPersistentVolumeSource=cephfs FC*.FCVolumeSource=fc Flocker*.FlockerVolumeSource
      FlexVolume*.FlexPersistentVolumeSource AzureFile*.AzureFilePersistentVolumeSource
      VsphereVolume*.VsphereVirtualDiskVolumeSource Quobyte*.QuobyteVolumeSource AzureDisk*.AzureDiskVolumeSource
      PhotonPersistentDisk*.PhotonPersistentDiskVolumeSource PortworxVolume*.PortworxVolumeSource
      ScaleIO*.ScaleIOPersistentVolumeSource Local*.LocalVolumeSource
      StorageOS*.StorageOSPersistentVolumeSource=storageos CSI*.CSIPersistentVolumeSource=csi AccessModes*
      ClaimRef*.ObjectReference PersistentVolumeReclaimPolicy StorageClassName MountOptions* VolumeMode*
      NodeAffinity*.VolumeNodeAffinity VolumeAttributesClassName*
    PhotonPersistentDiskVolumeSource: PdID FSType=fsType
    PodAffinity: RequiredDuringSchedulingIgnoredDuringExecution*.PodAffinityTerm
      PreferredDuringSchedulingIgnoredDuringExecution*.WeightedPodAffinityTerm
    PodAffinityTerm: LabelSelector*.LabelSelector Namespaces* TopologyKey NamespaceSelector*.LabelSelector
      MatchLabelKeys* MismatchLabelKeys*
    PodAntiAffinity: RequiredDuringSchedulingIgnoredDuringExecution*.PodAffinityTerm
      PreferredDuringSchedulingIgnoredDuringExecution*.WeightedPodAffinityTerm
    PodCertificateProjection: SignerName KeyType MaxExpirationSeconds+* CredentialBundlePath KeyPath
      CertificateChainPath UserAnnotations* User+*
    PodDNSConfig: Nameservers* Searches* Options*.PodDNSConfigOption
    PodDNSConfigOption: Name Value*
    PodFailurePolicy: Rules*.PodFailurePolicyRule
    PodFailurePolicyOnExitCodesRequirement: ContainerName* Operator Values*
    PodFailurePolicyOnPodConditionsPattern: Type Status
    PodFailurePolicyRule: Action OnExitCodes*.PodFailurePolicyOnExitCodesRequirement
      OnPodConditions*.PodFailurePolicyOnPodConditionsPattern
    PodOS: Name
    PodReadinessGate: ConditionType
    PodResourceClaim: Name ResourceClaimName* ResourceClaimTemplateName*
    PodSchedulingGate: Name
    PodSchedulingGroup: PodGroupName*
    PodSecurityContext: SELinuxOptions*.SELinuxOptions=seLinuxOptions WindowsOptions*.WindowsSecurityContextOptions
      RunAsUser+* RunAsGroup+* RunAsNonRoot!* SupplementalGroups* SupplementalGroupsPolicy* FSGroup+*=fsGroup
      Sysctls*.Sysctl FSGroupChangePolicy*=fsGroupChangePolicy SeccompProfile*.SeccompProfile
      AppArmorProfile*.AppArmorProfile SELinuxChangePolicy*=seLinuxChangePolicy
    PodSpec: Volumes*.Volume InitContainers*.Container Containers*.Container EphemeralContainers*.EphemeralContainer
      RestartPolicy TerminationGracePeriodSeconds+* ActiveDeadlineSeconds+* DNSPolicy=dnsPolicy NodeSelector*
      ServiceAccountName DeprecatedServiceAccount=serviceAccount AutomountServiceAccountToken!* NodeName HostNetwork!
      HostPID! HostIPC! ShareProcessNamespace!* SecurityContext*.PodSecurityContext
      ImagePullSecrets*.LocalObjectReference Hostname Subdomain Affinity*.Affinity SchedulerName
      Tolerations*.Toleration HostAliases*.HostAlias PriorityClassName Priority+* DNSConfig*.PodDNSConfig=dnsConfig
      ReadinessGates*.PodReadinessGate RuntimeClassName* EnableServiceLinks!* PreemptionPolicy* Overhead~*
      TopologySpreadConstraints*.TopologySpreadConstraint SetHostnameAsFQDN!* OS*.PodOS=os HostUsers!*
      SchedulingGates*.PodSchedulingGate ResourceClaims*.PodResourceClaim Resources*.ResourceRequirements
      HostnameOverride* SchedulingGroup*.PodSchedulingGroup EvictionResponders*.EvictionResponder
    PodTemplateSpec: ObjectMeta Spec.PodSpec
    PortworxVolumeSource: VolumeID FSType=fsType ReadOnly!
    PreferredSchedulingTerm: Weight+ Preference.NodeSelectorTerm
    Probe: Exec*.ExecAction HTTPGet*.HTTPGetAction=httpGet TCPSocket*.TCPSocketAction=tcpSocket GRPC*.GRPCAction=grpc
      InitialDelaySeconds+ TimeoutSeconds+ PeriodSeconds+ SuccessThreshold+ FailureThreshold+
      TerminationGracePeriodSeconds+*
    ProjectedVolumeSource: Sources*.VolumeProjection DefaultMode+* DefaultUser+*
    QuobyteVolumeSource: Registry Volume ReadOnly! User Group Tenant
    RBDPersistentVolumeSource: CephMonitors*=monitors RBDImage=image FSType=fsType RBDPool=pool RadosUser=user Keyring
      SecretRef*.SecretReference ReadOnly!
    RBDVolumeSource: CephMonitors*=monitors RBDImage=image FSType=fsType RBDPool=pool RadosUser=user Keyring
      SecretRef*.LocalObjectReference ReadOnly!
    ResourceClaim: Name Request
    ResourceClaimSpec: Devices.DeviceClaim
    ResourceClaimTemplateSpec: ObjectMeta Spec.ResourceClaimSpec
    ResourceFieldSelector: ContainerName Resource Divisor~
    ResourceRequirements: Limits~* Requests~* Claims*.ResourceClaim
    RoleRef: APIGroup=apiGroup Kind Name
    RollingUpdateDaemonSet: MaxUnavailable+ MaxSurge+
    RollingUpdateDeployment: MaxUnavailable+ MaxSurge+
    RollingUpdateStatefulSetStrategy: Partition+ MaxUnavailable+*
    SELinuxOptions: User Role Type Level
    ScaleIOPersistentVolumeSource: Gateway System SecretRef*.SecretReference SSLEnabled!=sslEnabled ProtectionDomain
      StoragePool StorageMode VolumeName FSType=fsType ReadOnly!
    ScaleIOVolumeSource: Gateway System SecretRef*.LocalObjectReference SSLEnabled!=sslEnabled ProtectionDomain
      StoragePool StorageMode VolumeName FSType=fsType ReadOnly!
    ScopeSelector: MatchExpressions*.ScopedResourceSelectorRequirement
    ScopedResourceSelectorRequirement: ScopeName Operator Values*
    SeccompProfile: Type LocalhostProfile*
    SecretEnvSource: Name Optional!*
    SecretKeySelector: Name Key Optional!*
    SecretProjection: Name Items*.KeyToPath Optional!*
    SecretReference: Name Namespace
    SecretVolumeSource: SecretName Items*.KeyToPath DefaultMode+* Optional!* DefaultUser+*
    SecurityContext: Capabilities*.Capabilities Privileged!* SELinuxOptions*.SELinuxOptions=seLinuxOptions
      WindowsOptions*.WindowsSecurityContextOptions RunAsUser+* RunAsGroup+* RunAsNonRoot!* ReadOnlyRootFilesystem!*
      AllowPrivilegeEscalation!* ProcMount* SeccompProfile*.SeccompProfile AppArmorProfile*.AppArmorProfile
    ServiceAccountTokenProjection: Audience ExpirationSeconds+* Path User+*
    SleepAction: Seconds+
    StatefulSetUpdateStrategy: Type RollingUpdate*.RollingUpdateStatefulSetStrategy
    StorageOSPersistentVolumeSource: VolumeName VolumeNamespace FSType=fsType ReadOnly! SecretRef*.ObjectReference
    StorageOSVolumeSource: VolumeName VolumeNamespace FSType=fsType ReadOnly! SecretRef*.LocalObjectReference
    StorageVersionMigrationSpec: Resource
    SuccessPolicy: Rules*.SuccessPolicyRule
    SuccessPolicyRule: SucceededIndexes* SucceededCount+*
    Sysctl: Name Value
    TCPSocketAction: Port+ Host
    Toleration: Key Operator Value Effect TolerationSeconds+*
    TopologySpreadConstraint: MaxSkew+ TopologyKey WhenUnsatisfiable LabelSelector*.LabelSelector MinDomains+*
      NodeAffinityPolicy* NodeTaintsPolicy* MatchLabelKeys*
    TypedLocalObjectReference: APIGroup*=apiGroup Kind Name
    TypedObjectReference: APIGroup*=apiGroup Kind Name Namespace*
    Volume: Name HostPath*.HostPathVolumeSource EmptyDir*.EmptyDirVolumeSource
      GCEPersistentDisk*.GCEPersistentDiskVolumeSource=gcePersistentDisk
      AWSElasticBlockStore*.AWSElasticBlockStoreVolumeSource=awsElasticBlockStore GitRepo*.GitRepoVolumeSource
      Secret*.SecretVolumeSource NFS*.NFSVolumeSource=nfs ISCSI*.ISCSIVolumeSource=iscsi
      Glusterfs*.GlusterfsVolumeSource PersistentVolumeClaim*.PersistentVolumeClaimVolumeSource
      RBD*.RBDVolumeSource=rbd FlexVolume*.FlexVolumeSource Cinder*.CinderVolumeSource
      CephFS*.CephFSVolumeSource=cephfs Flocker*.FlockerVolumeSource DownwardAPI*.DownwardAPIVolumeSource
      FC*.FCVolumeSource=fc AzureFile*.AzureFileVolumeSource ConfigMap*.ConfigMapVolumeSource
      VsphereVolume*.VsphereVirtualDiskVolumeSource Quobyte*.QuobyteVolumeSource AzureDisk*.AzureDiskVolumeSource
      PhotonPersistentDisk*.PhotonPersistentDiskVolumeSource Projected*.ProjectedVolumeSource
      PortworxVolume*.PortworxVolumeSource ScaleIO*.ScaleIOVolumeSource StorageOS*.StorageOSVolumeSource=storageos
      CSI*.CSIVolumeSource=csi Ephemeral*.EphemeralVolumeSource Image*.ImageVolumeSource
    VolumeAttachmentSource: PersistentVolumeName* InlineVolumeSpec*.PersistentVolumeSpec
    VolumeAttachmentSpec: Attacher Source.VolumeAttachmentSource NodeName
    VolumeDevice: Name DevicePath
    VolumeHealthCondition: Status Reason Message
    VolumeHealthStatus: HealthConditions*.VolumeHealthCondition LastTransitionTime*
    VolumeMount: Name ReadOnly! RecursiveReadOnly* MountPath SubPath MountPropagation* SubPathExpr BindMountOptions*
    VolumeNodeAffinity: Required*.NodeSelector
    VolumeNodeResources: Count+*
    VolumeProjection: Secret*.SecretProjection DownwardAPI*.DownwardAPIProjection ConfigMap*.ConfigMapProjection
      ServiceAccountToken*.ServiceAccountTokenProjection ClusterTrustBundle*.ClusterTrustBundleProjection
      PodCertificate*.PodCertificateProjection
    VolumeResourceRequirements: Limits~* Requests~*
    VsphereVirtualDiskVolumeSource: VolumePath FSType=fsType StoragePolicyName StoragePolicyID
    WeightedPodAffinityTerm: Weight+ PodAffinityTerm.PodAffinityTerm
    WindowsSecurityContextOptions: GMSACredentialSpecName*=gmsaCredentialSpecName
      GMSACredentialSpec*=gmsaCredentialSpec RunAsUserName* HostProcess!*
    """
}
