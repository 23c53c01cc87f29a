extension KindText {
  static let volume: StaticString = """
    Volume
      name: string always names podVolume
      hostPath: HostPathVolumeSource keep
      emptyDir: EmptyDirVolumeSource = @onlyField(name)
      gcePersistentDisk: GCEPersistentDiskVolumeSource keep
      awsElasticBlockStore: AWSElasticBlockStoreVolumeSource keep
      gitRepo: GitRepoVolumeSource keep
      secret: SecretVolumeSource
      nfs: NFSVolumeSource keep
      iscsi: ISCSIVolumeSource keep
      glusterfs: GlusterfsVolumeSource keep
      persistentVolumeClaim: PersistentVolumeClaimVolumeSource keep
      rbd: RBDVolumeSource keep
      flexVolume: FlexVolumeSource keep
      cinder: CinderVolumeSource keep
      cephfs: CephFSVolumeSource keep
      flocker: FlockerVolumeSource keep
      downwardAPI: DownwardAPIVolumeSource
      fc: FCVolumeSource keep
      azureFile: AzureFileVolumeSource keep
      configMap: ConfigMapVolumeSource
      vsphereVolume: VsphereVirtualDiskVolumeSource keep
      quobyte: QuobyteVolumeSource keep
      azureDisk: AzureDiskVolumeSource keep
      photonPersistentDisk: PhotonPersistentDiskVolumeSource keep
      projected: ProjectedVolumeSource
      portworxVolume: PortworxVolumeSource keep
      scaleIO: ScaleIOVolumeSource keep
      storageos: StorageOSVolumeSource keep
      csi: CSIVolumeSource keep
      ephemeral: EphemeralVolumeSource keep
      image: ImageVolumeSource keep

    HostPathVolumeSource
      path: string always names handle
      type: string(HostPathType) optional = ""

    EmptyDirVolumeSource
      medium: string(StorageMedium)
      sizeLimit: quantity optional
      mode: int32 since 1.37

    GCEPersistentDiskVolumeSource
      pdName: string always names handle
      fsType: string
      partition: int32
      readOnly: bool keep

    AWSElasticBlockStoreVolumeSource
      volumeID: string always names handle
      fsType: string
      partition: int32
      readOnly: bool keep

    GitRepoVolumeSource
      repository: string always
      revision: string
      directory: string

    SecretVolumeSource
      secretName: string -> Secret
      items: [KeyToPath]
      defaultMode: int32 optional = 420
      optional: bool optional
      defaultUser: int64 since 1.37

    KeyToPath
      key: string always
      path: string always
      mode: int32 optional
      user: int64 since 1.37

    NFSVolumeSource
      server: string always names handle
      path: string always names handle
      readOnly: bool

    ISCSIVolumeSource
      targetPortal: string always names handle
      iqn: string always names handle
      lun: int32 always keep
      iscsiInterface: string = default zero
      fsType: string
      readOnly: bool keep
      portals: [string]
      chapAuthDiscovery: bool
      chapAuthSession: bool
      secretRef: LocalObjectReference -> Secret
      initiatorName: string optional

    GlusterfsVolumeSource
      endpoints: string always
      path: string always
      readOnly: bool

    PersistentVolumeClaimVolumeSource
      claimName: string always -> PersistentVolumeClaim keep
      readOnly: bool keep

    RBDVolumeSource
      monitors: [string] always names handle
      image: string always names handle
      fsType: string
      pool: string = rbd zero names handle
      user: string = admin zero
      keyring: string = /etc/ceph/keyring zero
      secretRef: LocalObjectReference -> Secret
      readOnly: bool keep

    FlexVolumeSource
      driver: string always
      fsType: string
      secretRef: LocalObjectReference -> Secret
      readOnly: bool
      options: map[string]

    CinderVolumeSource
      volumeID: string always names handle
      fsType: string
      readOnly: bool
      secretRef: LocalObjectReference -> Secret

    CephFSVolumeSource
      monitors: [string] always
      path: string
      user: string
      secretFile: string
      secretRef: LocalObjectReference -> Secret
      readOnly: bool

    FlockerVolumeSource
      datasetName: string
      datasetUUID: string

    DownwardAPIVolumeSource
      items: [DownwardAPIVolumeFile]
      defaultMode: int32 optional = 420
      defaultUser: int64 since 1.37

    DownwardAPIVolumeFile
      path: string always
      fieldRef: ObjectFieldSelector
      resourceFieldRef: ResourceFieldSelector
      mode: int32 optional
      user: int64 since 1.37

    FCVolumeSource
      targetWWNs: [string]
      lun: int32 optional
      fsType: string
      readOnly: bool
      wwids: [string]

    AzureFileVolumeSource
      secretName: string always -> Secret
      shareName: string always
      readOnly: bool

    ConfigMapVolumeSource
      name: string -> ConfigMap
      items: [KeyToPath]
      defaultMode: int32 optional = 420
      optional: bool optional
      defaultUser: int64 since 1.37

    VsphereVirtualDiskVolumeSource
      volumePath: string always
      fsType: string
      storagePolicyName: string
      storagePolicyID: string

    QuobyteVolumeSource
      registry: string always
      volume: string always
      readOnly: bool
      user: string
      group: string
      tenant: string

    AzureDiskVolumeSource
      diskName: string always names handle
      diskURI: string always names handle
      cachingMode: string(AzureDataDiskCachingMode) optional = ReadWrite
      fsType: string optional = ext4
      readOnly: bool optional = false
      kind: string(AzureDataDiskKind) optional = Shared

    PhotonPersistentDiskVolumeSource
      pdID: string always
      fsType: string

    ProjectedVolumeSource
      sources: [VolumeProjection] always
      defaultMode: int32 optional = 420
      defaultUser: int64 since 1.37

    VolumeProjection
      secret: SecretProjection
      downwardAPI: DownwardAPIProjection
      configMap: ConfigMapProjection
      serviceAccountToken: ServiceAccountTokenProjection
      clusterTrustBundle: ClusterTrustBundleProjection
      podCertificate: PodCertificateProjection

    SecretProjection
      name: string -> Secret
      items: [KeyToPath]
      optional: bool optional

    DownwardAPIProjection
      items: [DownwardAPIVolumeFile]

    ConfigMapProjection
      name: string -> ConfigMap
      items: [KeyToPath]
      optional: bool optional

    ServiceAccountTokenProjection
      audience: string
      expirationSeconds: int64 optional = 3600
      path: string always
      user: int64 since 1.37

    ClusterTrustBundleProjection
      name: string optional
      signerName: string optional
      labelSelector: LabelSelector
      optional: bool optional
      path: string always
      user: int64 since 1.37

    PodCertificateProjection
      signerName: string
      keyType: string
      maxExpirationSeconds: int32 optional
      credentialBundlePath: string
      keyPath: string
      certificateChainPath: string
      userAnnotations: map[string] since 1.35
      user: int64 since 1.37

    PortworxVolumeSource
      volumeID: string always names handle
      fsType: string
      readOnly: bool

    ScaleIOVolumeSource
      gateway: string always
      system: string always
      secretRef: LocalObjectReference -> Secret
      sslEnabled: bool
      protectionDomain: string
      storagePool: string
      storageMode: string = ThinProvisioned zero
      volumeName: string
      fsType: string = xfs zero
      readOnly: bool

    StorageOSVolumeSource
      volumeName: string
      volumeNamespace: string
      fsType: string
      readOnly: bool
      secretRef: LocalObjectReference -> Secret

    CSIVolumeSource
      driver: string always -> CSIDriver keep
      readOnly: bool optional
      fsType: string optional
      volumeAttributes: map[string]
      nodePublishSecretRef: LocalObjectReference -> Secret

    EphemeralVolumeSource
      volumeClaimTemplate: PersistentVolumeClaimTemplate keep

    PersistentVolumeClaimTemplate
      metadata: ObjectMeta always
      spec: PersistentVolumeClaimSpec always keep

    ImageVolumeSource
      reference: string names image
      pullPolicy: string(PullPolicy) = @pullPolicy(reference) zero
    """
}
