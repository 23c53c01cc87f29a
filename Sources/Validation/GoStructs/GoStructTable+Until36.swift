extension GoStructTable {
  /// What is otherwise until 1.36.
  static let until36: StaticString = """
    ClusterTrustBundleProjection: Name* SignerName* LabelSelector*.LabelSelector Optional!* Path
    ConfigMapVolumeSource: Name Items*.KeyToPath DefaultMode+* Optional!*
    DeviceRequestAllocationResult: Request Driver Pool Device AdminAccess!* Tolerations*.DeviceToleration
      BindingConditions* BindingFailureConditions* ShareID* ConsumedCapacity~*
    DeviceSubRequest: Name DeviceClassName Selectors*.DeviceSelector AllocationMode Count+
      Tolerations*.DeviceToleration Capacity*.CapacityRequirements
    DownwardAPIVolumeFile: Path FieldRef*.ObjectFieldSelector ResourceFieldRef*.ResourceFieldSelector Mode+*
    DownwardAPIVolumeSource: Items*.DownwardAPIVolumeFile DefaultMode+*
    EmptyDirVolumeSource: Medium SizeLimit~*
    ExactDeviceRequest: DeviceClassName Selectors*.DeviceSelector AllocationMode Count+ AdminAccess!*
      Tolerations*.DeviceToleration Capacity*.CapacityRequirements
    GRPCAction: Port+ Service*
    HTTPGetAction: Path Port+ Host Scheme HTTPHeaders*.HTTPHeader=httpHeaders
    KeyToPath: Key Path Mode+*
    PersistentVolumeClaimStatus: Phase AccessModes* Capacity~* Conditions*.PersistentVolumeClaimCondition
      AllocatedResources~* AllocatedResourceStatuses* CurrentVolumeAttributesClassName*
      ModifyVolumeStatus*.ModifyVolumeStatus
    PersistentVolumeSource: GCEPersistentDisk*.GCEPersistentDiskVolumeSource=gcePersistentDisk
      AWSElasticBlockStore*.AWSElasticBlockStoreVolumeSource=awsElasticBlockStore HostPath*.HostPathVolumeSource
      Glusterfs*.GlusterfsPersistentVolumeSource NFS*.NFSVolumeSource=nfs RBD*.RBDPersistentVolumeSource=rbd
      Quobyte*.QuobyteVolumeSource ISCSI*.ISCSIPersistentVolumeSource=iscsi FlexVolume*.FlexPersistentVolumeSource
      Cinder*.CinderPersistentVolumeSource CephFS*.CephFSPersistentVolumeSource=cephfs FC*.FCVolumeSource=fc
      Flocker*.FlockerVolumeSource AzureFile*.AzureFilePersistentVolumeSource
      VsphereVolume*.VsphereVirtualDiskVolumeSource AzureDisk*.AzureDiskVolumeSource
      PhotonPersistentDisk*.PhotonPersistentDiskVolumeSource PortworxVolume*.PortworxVolumeSource
      ScaleIO*.ScaleIOPersistentVolumeSource Local*.LocalVolumeSource
      StorageOS*.StorageOSPersistentVolumeSource=storageos CSI*.CSIPersistentVolumeSource=csi
    PersistentVolumeSpec: Capacity~* GCEPersistentDisk*.GCEPersistentDiskVolumeSource=gcePersistentDisk
      AWSElasticBlockStore*.AWSElasticBlockStoreVolumeSource=awsElasticBlockStore HostPath*.HostPathVolumeSource
      Glusterfs*.GlusterfsPersistentVolumeSource NFS*.NFSVolumeSource=nfs RBD*.RBDPersistentVolumeSource=rbd
      Quobyte*.QuobyteVolumeSource ISCSI*.ISCSIPersistentVolumeSource=iscsi FlexVolume*.FlexPersistentVolumeSource
      Cinder*.CinderPersistentVolumeSource CephFS*.CephFSPersistentVolumeSource=cephfs FC*.FCVolumeSource=fc
      Flocker*.FlockerVolumeSource AzureFile*.AzureFilePersistentVolumeSource
      VsphereVolume*.VsphereVirtualDiskVolumeSource AzureDisk*.AzureDiskVolumeSource
      PhotonPersistentDisk*.PhotonPersistentDiskVolumeSource PortworxVolume*.PortworxVolumeSource
      ScaleIO*.ScaleIOPersistentVolumeSource Local*.LocalVolumeSource
      StorageOS*.StorageOSPersistentVolumeSource=storageos CSI*.CSIPersistentVolumeSource=csi AccessModes*
      ClaimRef*.ObjectReference PersistentVolumeReclaimPolicy StorageClassName MountOptions* VolumeMode*
      NodeAffinity*.VolumeNodeAffinity VolumeAttributesClassName*
    PodCertificateProjection: SignerName KeyType MaxExpirationSeconds+* CredentialBundlePath KeyPath
      CertificateChainPath UserAnnotations*
    PodSecurityContext: HostNetwork!=^hostNetwork HostPID!=^hostPID HostIPC!=^hostIPC
      ShareProcessNamespace!*=^shareProcessNamespace HostUsers!*=^hostUsers
      SELinuxOptions*.SELinuxOptions=seLinuxOptions WindowsOptions*.WindowsSecurityContextOptions RunAsUser+*
      RunAsGroup+* RunAsNonRoot!* SupplementalGroups* SupplementalGroupsPolicy* FSGroup+*=fsGroup
      FSGroupChangePolicy*=fsGroupChangePolicy Sysctls*.Sysctl SeccompProfile*.SeccompProfile
      AppArmorProfile*.AppArmorProfile SELinuxChangePolicy*=seLinuxChangePolicy
    PodSpec: Volumes*.Volume InitContainers*.Container Containers*.Container EphemeralContainers*.EphemeralContainer
      RestartPolicy TerminationGracePeriodSeconds+* ActiveDeadlineSeconds+* DNSPolicy=dnsPolicy NodeSelector*
      ServiceAccountName AutomountServiceAccountToken!* NodeName SecurityContext*.PodSecurityContext
      ImagePullSecrets*.LocalObjectReference Hostname Subdomain SetHostnameAsFQDN!* Affinity*.Affinity SchedulerName
      Tolerations*.Toleration HostAliases*.HostAlias PriorityClassName Priority+* PreemptionPolicy*
      DNSConfig*.PodDNSConfig=dnsConfig ReadinessGates*.PodReadinessGate RuntimeClassName* Overhead~*
      EnableServiceLinks!* TopologySpreadConstraints*.TopologySpreadConstraint OS*.PodOS=os
      SchedulingGates*.PodSchedulingGate ResourceClaims*.PodResourceClaim Resources*.ResourceRequirements
      HostnameOverride* SchedulingGroup*.PodSchedulingGroup
    ProjectedVolumeSource: Sources*.VolumeProjection DefaultMode+*
    SecretVolumeSource: SecretName Items*.KeyToPath DefaultMode+* Optional!*
    ServiceAccountTokenProjection: Audience ExpirationSeconds+ Path
    Volume: Name HostPath*.HostPathVolumeSource EmptyDir*.EmptyDirVolumeSource
      GCEPersistentDisk*.GCEPersistentDiskVolumeSource=gcePersistentDisk
      AWSElasticBlockStore*.AWSElasticBlockStoreVolumeSource=awsElasticBlockStore GitRepo*.GitRepoVolumeSource
      Secret*.SecretVolumeSource NFS*.NFSVolumeSource=nfs ISCSI*.ISCSIVolumeSource=iscsi
      Glusterfs*.GlusterfsVolumeSource PersistentVolumeClaim*.PersistentVolumeClaimVolumeSource
      RBD*.RBDVolumeSource=rbd Quobyte*.QuobyteVolumeSource FlexVolume*.FlexVolumeSource Cinder*.CinderVolumeSource
      CephFS*.CephFSVolumeSource=cephfs Flocker*.FlockerVolumeSource DownwardAPI*.DownwardAPIVolumeSource
      FC*.FCVolumeSource=fc AzureFile*.AzureFileVolumeSource ConfigMap*.ConfigMapVolumeSource
      VsphereVolume*.VsphereVirtualDiskVolumeSource AzureDisk*.AzureDiskVolumeSource
      PhotonPersistentDisk*.PhotonPersistentDiskVolumeSource Projected*.ProjectedVolumeSource
      PortworxVolume*.PortworxVolumeSource ScaleIO*.ScaleIOVolumeSource StorageOS*.StorageOSVolumeSource=storageos
      CSI*.CSIVolumeSource=csi Ephemeral*.EphemeralVolumeSource Image*.ImageVolumeSource
    VolumeMount: Name ReadOnly! RecursiveReadOnly* MountPath SubPath MountPropagation* SubPathExpr
    """
}
