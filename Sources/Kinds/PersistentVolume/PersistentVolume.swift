extension KindText {
  static let persistentVolume: StaticString = """
    kind PersistentVolume
      resource persistentvolumes pv
      scope cluster
      served v1
      is read validated
      plays binding of claims, places of volumes
      snapshot storage
      asked always

    PersistentVolume
      apiVersion: string
      kind: string
      metadata: ObjectMeta always keep self volume annotation volume.beta.kubernetes.io/storage-class=storageClass
      spec: PersistentVolumeSpec always keep
      status: PersistentVolumeStatus always = {} keep

    PersistentVolumeSpec
      capacity: resources keep
      gcePersistentDisk: GCEPersistentDiskVolumeSource keep
      awsElasticBlockStore: AWSElasticBlockStoreVolumeSource keep
      hostPath: HostPathVolumeSource keep
      glusterfs: GlusterfsPersistentVolumeSource keep
      nfs: NFSVolumeSource keep
      rbd: RBDPersistentVolumeSource keep
      iscsi: ISCSIPersistentVolumeSource keep
      cinder: CinderPersistentVolumeSource keep
      cephfs: CephFSPersistentVolumeSource keep
      fc: FCVolumeSource keep
      flocker: FlockerVolumeSource keep
      flexVolume: FlexPersistentVolumeSource keep
      azureFile: AzureFilePersistentVolumeSource keep
      vsphereVolume: VsphereVirtualDiskVolumeSource keep
      quobyte: QuobyteVolumeSource keep
      azureDisk: AzureDiskVolumeSource keep
      photonPersistentDisk: PhotonPersistentDiskVolumeSource keep
      portworxVolume: PortworxVolumeSource keep
      scaleIO: ScaleIOPersistentVolumeSource keep
      local: LocalVolumeSource keep
      storageos: StorageOSPersistentVolumeSource keep
      csi: CSIPersistentVolumeSource keep
      accessModes: [string(PersistentVolumeAccessMode)] keep
      claimRef: ObjectReference -> PersistentVolumeClaim keep
      persistentVolumeReclaimPolicy: string(PersistentVolumeReclaimPolicy) = Retain zero
      storageClassName: string -> StorageClass keep
      mountOptions: [string]
      volumeMode: string(PersistentVolumeMode) optional = Filesystem immutable keep
      nodeAffinity: VolumeNodeAffinity keep
      volumeAttributesClassName: string optional

    GlusterfsPersistentVolumeSource
      endpoints: string always
      path: string always
      readOnly: bool
      endpointsNamespace: string optional

    RBDPersistentVolumeSource
      monitors: [string] always
      image: string always
      fsType: string
      pool: string = rbd zero
      user: string = admin zero
      keyring: string = /etc/ceph/keyring zero
      secretRef: SecretReference -> Secret
      readOnly: bool

    ISCSIPersistentVolumeSource
      targetPortal: string always
      iqn: string always
      lun: int32 always
      iscsiInterface: string = default zero
      fsType: string
      readOnly: bool
      portals: [string]
      chapAuthDiscovery: bool
      chapAuthSession: bool
      secretRef: SecretReference -> Secret
      initiatorName: string optional

    CinderPersistentVolumeSource
      volumeID: string always names handle
      fsType: string
      readOnly: bool
      secretRef: SecretReference -> Secret

    CephFSPersistentVolumeSource
      monitors: [string] always
      path: string
      user: string
      secretFile: string
      secretRef: SecretReference -> Secret
      readOnly: bool

    FlexPersistentVolumeSource
      driver: string always
      fsType: string
      secretRef: SecretReference -> Secret
      readOnly: bool
      options: map[string]

    AzureFilePersistentVolumeSource
      secretName: string always -> Secret
      shareName: string always
      readOnly: bool
      secretNamespace: string optional

    ScaleIOPersistentVolumeSource
      gateway: string always
      system: string always
      secretRef: SecretReference -> Secret
      sslEnabled: bool
      protectionDomain: string
      storagePool: string
      storageMode: string = ThinProvisioned zero
      volumeName: string
      fsType: string = xfs zero
      readOnly: bool

    LocalVolumeSource
      path: string always names handle
      fsType: string optional

    StorageOSPersistentVolumeSource
      volumeName: string
      volumeNamespace: string
      fsType: string
      readOnly: bool
      secretRef: ObjectReference -> Secret

    CSIPersistentVolumeSource
      driver: string always -> CSIDriver keep
      volumeHandle: string always names handle
      readOnly: bool
      fsType: string
      volumeAttributes: map[string]
      controllerPublishSecretRef: SecretReference -> Secret
      nodeStageSecretRef: SecretReference -> Secret
      nodePublishSecretRef: SecretReference -> Secret
      controllerExpandSecretRef: SecretReference -> Secret
      nodeExpandSecretRef: SecretReference -> Secret

    VolumeNodeAffinity
      required: NodeSelector keep

    PersistentVolumeStatus
      phase: string(PersistentVolumePhase) = Pending zero keep
      message: string
      reason: string
      lastPhaseTransitionTime: time
    """
}
