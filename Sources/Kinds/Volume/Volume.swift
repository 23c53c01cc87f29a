extension KindText {
  static let volume: StaticString = """
    Volume
      name: string names podVolume
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
      path: string names handle
      type: string(HostPathType) = ""

    EmptyDirVolumeSource
      medium: string(StorageMedium)
      sizeLimit: quantity
      mode: int32 since 1.37

    GCEPersistentDiskVolumeSource
      pdName: string names handle
      fsType: string
      partition: int32
      readOnly: bool keep

    AWSElasticBlockStoreVolumeSource
      volumeID: string names handle
      fsType: string
      partition: int32
      readOnly: bool keep

    GitRepoVolumeSource
      repository: string
      revision: string
      directory: string

    SecretVolumeSource
      secretName: string -> Secret
      items: [KeyToPath]
      defaultMode: int32 = 420
      optional: bool
      defaultUser: int64 since 1.37

    KeyToPath
      key: string
      path: string
      mode: int32
      user: int64 since 1.37

    NFSVolumeSource
      server: string names handle
      path: string names handle
      readOnly: bool

    ISCSIVolumeSource
      targetPortal: string names handle
      iqn: string names handle
      lun: int32 keep
      iscsiInterface: string = default zero
      fsType: string
      readOnly: bool keep
      portals: [string]
      chapAuthDiscovery: bool
      chapAuthSession: bool
      secretRef: LocalObjectReference -> Secret
      initiatorName: string

    GlusterfsVolumeSource
      endpoints: string
      path: string
      readOnly: bool

    PersistentVolumeClaimVolumeSource
      claimName: string -> PersistentVolumeClaim keep
      readOnly: bool keep

    RBDVolumeSource
      monitors: [string] names handle
      image: string names handle
      fsType: string
      pool: string = rbd zero names handle
      user: string = admin zero
      keyring: string = /etc/ceph/keyring zero
      secretRef: LocalObjectReference -> Secret
      readOnly: bool keep

    FlexVolumeSource
      driver: string
      fsType: string
      secretRef: LocalObjectReference -> Secret
      readOnly: bool
      options: map[string]

    CinderVolumeSource
      volumeID: string names handle
      fsType: string
      readOnly: bool
      secretRef: LocalObjectReference -> Secret

    CephFSVolumeSource
      monitors: [string]
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
      defaultMode: int32 = 420
      defaultUser: int64 since 1.37

    DownwardAPIVolumeFile
      path: string
      fieldRef: ObjectFieldSelector
      resourceFieldRef: ResourceFieldSelector
      mode: int32
      user: int64 since 1.37

    FCVolumeSource
      targetWWNs: [string]
      lun: int32
      fsType: string
      readOnly: bool
      wwids: [string]

    AzureFileVolumeSource
      secretName: string -> Secret
      shareName: string
      readOnly: bool

    ConfigMapVolumeSource
      name: string -> ConfigMap
      items: [KeyToPath]
      defaultMode: int32 = 420
      optional: bool
      defaultUser: int64 since 1.37

    VsphereVirtualDiskVolumeSource
      volumePath: string
      fsType: string
      storagePolicyName: string
      storagePolicyID: string

    QuobyteVolumeSource
      registry: string
      volume: string
      readOnly: bool
      user: string
      group: string
      tenant: string

    AzureDiskVolumeSource
      diskName: string names handle
      diskURI: string names handle
      cachingMode: string(AzureDataDiskCachingMode) = ReadWrite
      fsType: string = ext4
      readOnly: bool = false
      kind: string(AzureDataDiskKind) = Shared

    PhotonPersistentDiskVolumeSource
      pdID: string
      fsType: string

    ProjectedVolumeSource
      sources: [VolumeProjection]
      defaultMode: int32 = 420
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
      optional: bool

    DownwardAPIProjection
      items: [DownwardAPIVolumeFile]

    ConfigMapProjection
      name: string -> ConfigMap
      items: [KeyToPath]
      optional: bool

    ServiceAccountTokenProjection
      audience: string
      expirationSeconds: int64 = 3600
      path: string
      user: int64 since 1.37

    ClusterTrustBundleProjection
      name: string
      signerName: string
      labelSelector: LabelSelector
      optional: bool
      path: string
      user: int64 since 1.37

    PodCertificateProjection
      signerName: string
      keyType: string
      maxExpirationSeconds: int32 = 86400
      credentialBundlePath: string
      keyPath: string
      certificateChainPath: string
      userAnnotations: map[string] since 1.35
      user: int64 since 1.37

    PortworxVolumeSource
      volumeID: string names handle
      fsType: string
      readOnly: bool

    ScaleIOVolumeSource
      gateway: string
      system: string
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
      driver: string -> CSIDriver keep
      readOnly: bool
      fsType: string
      volumeAttributes: map[string]
      nodePublishSecretRef: LocalObjectReference -> Secret

    EphemeralVolumeSource
      volumeClaimTemplate: PersistentVolumeClaimTemplate keep

    PersistentVolumeClaimTemplate
      metadata: ObjectMeta
      spec: PersistentVolumeClaimSpec keep

    ImageVolumeSource
      reference: string names image
      pullPolicy: string(PullPolicy) = @pullPolicy(reference) zero
    """
}
