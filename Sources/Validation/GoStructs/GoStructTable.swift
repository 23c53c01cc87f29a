/// The structs of the API server's own types, which its messages print: fields in order, under their Go names.
///
/// A line for each struct. After a field's name: `+` a number, `!` a truth value, `~` an amount, `*` null when it is missing, else a text;
/// `.X` a struct or a list of them; `=x` its name in the API where that is not the same with a small letter, `=^x` where it
/// stands beside the struct. `ObjectMeta` stands for the metadata that is printed.
///
/// Facts of Kubernetes 1.37.
enum GoStructTable {
  static let text: StaticString = """
    AWSElasticBlockStoreVolumeSource: VolumeID FSType=fsType Partition+ ReadOnly!
    Affinity: NodeAffinity*.NodeAffinity PodAffinity*.PodAffinity PodAntiAffinity*.PodAntiAffinity
    AllocationResult: Devices.DeviceAllocationResult NodeSelector*.NodeSelector AllocationTimestamp*
    AppArmorProfile: Type LocalhostProfile*
    AzureDiskVolumeSource: DiskName DataDiskURI=diskURI CachingMode* FSType*=fsType ReadOnly!* Kind*
    AzureFilePersistentVolumeSource: SecretName ShareName ReadOnly! SecretNamespace*
    AzureFileVolumeSource: SecretName ShareName ReadOnly!
    CELDeviceSelector: Expression
    CSINodeDriver: Name NodeID TopologyKeys* Allocatable*.VolumeNodeResources
    CSIPersistentVolumeSource: Driver VolumeHandle ReadOnly! FSType=fsType VolumeAttributes*
      ControllerPublishSecretRef*.SecretReference NodeStageSecretRef*.SecretReference
      NodePublishSecretRef*.SecretReference ControllerExpandSecretRef*.SecretReference
      NodeExpandSecretRef*.SecretReference
    CSIVolumeSource: Driver ReadOnly!* FSType*=fsType VolumeAttributes* NodePublishSecretRef*.LocalObjectReference
    Capabilities: Add* Drop*
    CapacityRequirements: Requests~*
    CephFSPersistentVolumeSource: Monitors* Path User SecretFile SecretRef*.SecretReference ReadOnly!
    CephFSVolumeSource: Monitors* Path User SecretFile SecretRef*.LocalObjectReference ReadOnly!
    CinderPersistentVolumeSource: VolumeID FSType=fsType ReadOnly! SecretRef*.SecretReference
    CinderVolumeSource: VolumeID FSType=fsType ReadOnly! SecretRef*.LocalObjectReference
    ClusterTrustBundleProjection: Name* SignerName* LabelSelector*.LabelSelector Optional!* Path User+*
    ConfigMapEnvSource: Name Optional!*
    ConfigMapKeySelector: Name Key Optional!*
    ConfigMapProjection: Name Items*.KeyToPath Optional!*
    ConfigMapVolumeSource: Name Items*.KeyToPath DefaultMode+* Optional!* DefaultUser+*
    Container: Name Image Command* Args* WorkingDir Ports*.ContainerPort EnvFrom*.EnvFromSource Env*.EnvVar
      Resources.ResourceRequirements ResizePolicy*.ContainerResizePolicy RestartPolicy*
      RestartPolicyRules*.ContainerRestartRule VolumeMounts*.VolumeMount VolumeDevices*.VolumeDevice
      LivenessProbe*.Probe ReadinessProbe*.Probe StartupProbe*.Probe Lifecycle*.Lifecycle TerminationMessagePath
      TerminationMessagePolicy ImagePullPolicy SecurityContext*.SecurityContext Stdin! StdinOnce! TTY!=tty
    ContainerPort: Name HostPort+ ContainerPort+ Protocol HostIP
    ContainerResizePolicy: ResourceName RestartPolicy
    ContainerRestartRule: Action ExitCodes*.ContainerRestartRuleOnExitCodes
    ContainerRestartRuleOnExitCodes: Operator Values*
    ContainerState: Waiting*.ContainerStateWaiting Running*.ContainerStateRunning Terminated*.ContainerStateTerminated
    ContainerStateRunning: StartedAt*
    ContainerStateTerminated: ExitCode+ Signal+ Reason Message StartedAt* FinishedAt* ContainerID
    ContainerStateWaiting: Reason Message
    DaemonSetUpdateStrategy: Type RollingUpdate*.RollingUpdateDaemonSet
    DeploymentStrategy: Type RollingUpdate*.RollingUpdateDeployment
    DeviceAllocationConfiguration: Source Requests* Opaque*.OpaqueDeviceConfiguration
    DeviceAllocationResult: Results*.DeviceRequestAllocationResult Config*.DeviceAllocationConfiguration
    DeviceAttribute: IntValue+*=int BoolValue!*=bool StringValue*=string VersionValue*=version IntValues*=ints
      BoolValues*=bools StringValues*=strings VersionValues*=versions
    DeviceClaim: Requests*.DeviceRequest Constraints*.DeviceConstraint Config*.DeviceClaimConfiguration
    DeviceClaimConfiguration: Requests* Opaque*.OpaqueDeviceConfiguration
    DeviceConstraint: Requests* MatchAttribute* DistinctAttribute*
    DeviceDerivedAttribute: Name Expression
    DeviceRequest: Name Exactly*.ExactDeviceRequest FirstAvailable*.DeviceSubRequest
    DeviceRequestAllocationResult: Request Driver Pool Device AdminAccess!* Tolerations*.DeviceToleration
      BindingConditions* BindingFailureConditions* ShareID* ConsumedCapacity~* SkipNodeOperations*
    DeviceSelector: CEL*.CELDeviceSelector=cel
    DeviceSubRequest: Name DeviceClassName Selectors*.DeviceSelector AllocationMode Count+
      Tolerations*.DeviceToleration Capacity*.CapacityRequirements DerivedAttributes*.DeviceDerivedAttribute
    DeviceToleration: Key Operator Value Effect TolerationSeconds+*
    DownwardAPIProjection: Items*.DownwardAPIVolumeFile
    DownwardAPIVolumeFile: Path FieldRef*.ObjectFieldSelector ResourceFieldRef*.ResourceFieldSelector Mode+* User+*
    DownwardAPIVolumeSource: Items*.DownwardAPIVolumeFile DefaultMode+* DefaultUser+*
    EmptyDirVolumeSource: Medium SizeLimit~* Mode+*
    EnvFromSource: Prefix ConfigMapRef*.ConfigMapEnvSource SecretRef*.SecretEnvSource
    EnvVar: Name Value ValueFrom*.EnvVarSource
    EnvVarSource: FieldRef*.ObjectFieldSelector ResourceFieldRef*.ResourceFieldSelector
      ConfigMapKeyRef*.ConfigMapKeySelector SecretKeyRef*.SecretKeySelector FileKeyRef*.FileKeySelector
    EphemeralContainer: Name Image Command* Args* WorkingDir Ports*.ContainerPort EnvFrom*.EnvFromSource Env*.EnvVar
      Resources.ResourceRequirements ResizePolicy*.ContainerResizePolicy RestartPolicy*
      RestartPolicyRules*.ContainerRestartRule VolumeMounts*.VolumeMount VolumeDevices*.VolumeDevice
      LivenessProbe*.Probe ReadinessProbe*.Probe StartupProbe*.Probe Lifecycle*.Lifecycle TerminationMessagePath
      TerminationMessagePolicy ImagePullPolicy SecurityContext*.SecurityContext Stdin! StdinOnce! TTY!=tty
      TargetContainerName
    EphemeralVolumeSource: VolumeClaimTemplate*.PersistentVolumeClaimTemplate
    EvictionResponder: Name Priority+*
    ExactDeviceRequest: DeviceClassName Selectors*.DeviceSelector AllocationMode Count+ AdminAccess!*
      Tolerations*.DeviceToleration Capacity*.CapacityRequirements DerivedAttributes*.DeviceDerivedAttribute
    ExecAction: Command*
    FCVolumeSource: TargetWWNs* Lun+* FSType=fsType ReadOnly! WWIDs*=wwids
    FileKeySelector: VolumeName Path Key Optional!*
    FlexPersistentVolumeSource: Driver FSType=fsType SecretRef*.SecretReference ReadOnly! Options*
    FlexVolumeSource: Driver FSType=fsType SecretRef*.LocalObjectReference ReadOnly! Options*
    FlockerVolumeSource: DatasetName DatasetUUID
    GCEPersistentDiskVolumeSource: PDName=pdName FSType=fsType Partition+ ReadOnly!
    GRPCAction: Port+ Service* Mode*
    GitRepoVolumeSource: Repository Revision Directory
    GlusterfsPersistentVolumeSource: EndpointsName=endpoints Path ReadOnly! EndpointsNamespace*
    GlusterfsVolumeSource: EndpointsName=endpoints Path ReadOnly!
    HTTPGetAction: Path Port+ Host Scheme HTTPHeaders*.HTTPHeader=httpHeaders Protocol*
    HTTPHeader: Name Value
    HostAlias: IP=ip Hostnames*
    HostPathVolumeSource: Path Type*
    ISCSIPersistentVolumeSource: TargetPortal IQN=iqn Lun+ ISCSIInterface=iscsiInterface FSType=fsType ReadOnly!
      Portals* DiscoveryCHAPAuth!=chapAuthDiscovery SessionCHAPAuth!=chapAuthSession SecretRef*.SecretReference
      InitiatorName*
    ISCSIVolumeSource: TargetPortal IQN=iqn Lun+ ISCSIInterface=iscsiInterface FSType=fsType ReadOnly! Portals*
      DiscoveryCHAPAuth!=chapAuthDiscovery SessionCHAPAuth!=chapAuthSession SecretRef*.LocalObjectReference
      InitiatorName*
    ImageVolumeSource: Reference PullPolicy
    KeyToPath: Key Path Mode+* User+*
    Lifecycle: PostStart*.LifecycleHandler PreStop*.LifecycleHandler StopSignal*
    LifecycleHandler: Exec*.ExecAction HTTPGet*.HTTPGetAction=httpGet TCPSocket*.TCPSocketAction=tcpSocket
      Sleep*.SleepAction
    LocalObjectReference: Name
    LocalVolumeSource: Path FSType*=fsType
    ModifyVolumeStatus: TargetVolumeAttributesClassName Status
    NFSVolumeSource: Server Path ReadOnly!
    NodeAddress: Type Address
    NodeAffinity: RequiredDuringSchedulingIgnoredDuringExecution*.NodeSelector
      PreferredDuringSchedulingIgnoredDuringExecution*.PreferredSchedulingTerm
    NodeSelector: NodeSelectorTerms*.NodeSelectorTerm
    NodeSelectorRequirement: Key Operator Values*
    NodeSelectorTerm: MatchExpressions*.NodeSelectorRequirement MatchFields*.NodeSelectorRequirement
    ObjectFieldSelector: APIVersion=apiVersion FieldPath
    ObjectReference: Kind Namespace Name UID=uid APIVersion=apiVersion ResourceVersion FieldPath
    OpaqueDeviceConfiguration: Driver Parameters.Raw
    PersistentVolumeClaim: ObjectMeta Spec.PersistentVolumeClaimSpec Status.PersistentVolumeClaimStatus
    PersistentVolumeClaimCondition: Type Status LastProbeTime* LastTransitionTime* Reason Message
    PersistentVolumeClaimSpec: AccessModes* Selector*.LabelSelector Resources.VolumeResourceRequirements VolumeName
      StorageClassName* VolumeMode* DataSource*.TypedLocalObjectReference DataSourceRef*.TypedObjectReference
      VolumeAttributesClassName*
    PersistentVolumeClaimStatus: Phase AccessModes* Capacity~* Conditions*.PersistentVolumeClaimCondition
      AllocatedResources~* AllocatedResourceStatuses* CurrentVolumeAttributesClassName*
      ModifyVolumeStatus*.ModifyVolumeStatus HealthStatus*.VolumeHealthStatus
    PersistentVolumeClaimTemplate: ObjectMeta Spec.PersistentVolumeClaimSpec
    PersistentVolumeClaimVolumeSource: ClaimName ReadOnly!
    PersistentVolumeSource: GCEPersistentDisk*.GCEPersistentDiskVolumeSource=gcePersistentDisk
      AWSElasticBlockStore*.AWSElasticBlockStoreVolumeSource=awsElasticBlockStore HostPath*.HostPathVolumeSource
      Glusterfs*.GlusterfsPersistentVolumeSource NFS*.NFSVolumeSource=nfs RBD*.RBDPersistentVolumeSource=rbd
      ISCSI*.ISCSIPersistentVolumeSource=iscsi Cinder*.CinderPersistentVolumeSource
      CephFS*.CephFSPersistentVolumeSource=cephfs FC*.FCVolumeSource=fc Flocker*.FlockerVolumeSource
      FlexVolume*.FlexPersistentVolumeSource AzureFile*.AzureFilePersistentVolumeSource
      VsphereVolume*.VsphereVirtualDiskVolumeSource Quobyte*.QuobyteVolumeSource AzureDisk*.AzureDiskVolumeSource
      PhotonPersistentDisk*.PhotonPersistentDiskVolumeSource PortworxVolume*.PortworxVolumeSource
      ScaleIO*.ScaleIOPersistentVolumeSource Local*.LocalVolumeSource
      StorageOS*.StorageOSPersistentVolumeSource=storageos CSI*.CSIPersistentVolumeSource=csi
    """
}
