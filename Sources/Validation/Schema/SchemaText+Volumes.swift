extension SchemaText {
  /// Fields of volumes of a pod.
  static let volumes = """
    Volume
      string: name
      AWSElasticBlockStoreVolumeSource: awsElasticBlockStore
      AzureDiskVolumeSource: azureDisk
      AzureFileVolumeSource: azureFile
      CephFSVolumeSource: cephfs
      CinderVolumeSource: cinder
      ConfigMapVolumeSource: configMap
      CSIVolumeSource: csi
      DownwardAPIVolumeSource: downwardAPI
      EmptyDirVolumeSource: emptyDir
      EphemeralVolumeSource: ephemeral
      FCVolumeSource: fc
      FlexVolumeSource: flexVolume
      FlockerVolumeSource: flocker
      GCEPersistentDiskVolumeSource: gcePersistentDisk
      GitRepoVolumeSource: gitRepo
      GlusterfsVolumeSource: glusterfs
      HostPathVolumeSource: hostPath
      ImageVolumeSource: image
      ISCSIVolumeSource: iscsi
      NFSVolumeSource: nfs
      PersistentVolumeClaimVolumeSource: persistentVolumeClaim
      PhotonPersistentDiskVolumeSource: photonPersistentDisk
      PortworxVolumeSource: portworxVolume
      ProjectedVolumeSource: projected
      QuobyteVolumeSource: quobyte
      RBDVolumeSource: rbd
      ScaleIOVolumeSource: scaleIO
      SecretVolumeSource: secret
      StorageOSVolumeSource: storageos
      VsphereVirtualDiskVolumeSource: vsphereVolume

    AWSElasticBlockStoreVolumeSource
      string: fsType volumeID
      int32: partition
      bool: readOnly

    AzureDiskVolumeSource
      string: diskName diskURI fsType
      bool: readOnly
      string(AzureDataDiskCachingMode): cachingMode
      string(AzureDataDiskKind): kind

    AzureFileVolumeSource
      string: secretName shareName
      bool: readOnly

    CephFSVolumeSource
      string: path secretFile user
      bool: readOnly
      [string]: monitors
      LocalObjectReference: secretRef

    CinderVolumeSource
      string: fsType volumeID
      bool: readOnly
      LocalObjectReference: secretRef

    ConfigMapVolumeSource
      string: name
      int32: defaultMode
      bool: optional
      [KeyToPath]: items

    KeyToPath
      string: key path
      int32: mode

    CSIVolumeSource
      string: driver fsType
      bool: readOnly
      LocalObjectReference: nodePublishSecretRef
      map[string]: volumeAttributes

    DownwardAPIVolumeSource
      int32: defaultMode
      [DownwardAPIVolumeFile]: items

    DownwardAPIVolumeFile
      string: path
      int32: mode
      ObjectFieldSelector: fieldRef
      ResourceFieldSelector: resourceFieldRef

    EmptyDirVolumeSource
      quantity: sizeLimit
      string(StorageMedium): medium

    EphemeralVolumeSource
      PersistentVolumeClaimTemplate: volumeClaimTemplate

    PersistentVolumeClaimTemplate
      ObjectMeta: metadata
      PersistentVolumeClaimSpec: spec

    PersistentVolumeClaimSpec
      string: storageClassName volumeAttributesClassName volumeName
      [string(PersistentVolumeAccessMode)]: accessModes
      TypedLocalObjectReference: dataSource
      TypedObjectReference: dataSourceRef
      VolumeResourceRequirements: resources
      LabelSelector: selector
      string(PersistentVolumeMode): volumeMode

    VolumeResourceRequirements
      resources: limits requests

    FCVolumeSource
      string: fsType
      int32: lun
      bool: readOnly
      [string]: targetWWNs wwids

    FlexVolumeSource
      string: driver fsType
      bool: readOnly
      map[string]: options
      LocalObjectReference: secretRef

    FlockerVolumeSource
      string: datasetName datasetUUID

    GCEPersistentDiskVolumeSource
      string: fsType pdName
      int32: partition
      bool: readOnly

    GitRepoVolumeSource
      string: directory repository revision

    GlusterfsVolumeSource
      string: endpoints path
      bool: readOnly

    HostPathVolumeSource
      string: path
      string(HostPathType): type

    ImageVolumeSource
      string: pullPolicy reference

    ISCSIVolumeSource
      string: fsType initiatorName iqn iscsiInterface targetPortal
      int32: lun
      bool: chapAuthDiscovery chapAuthSession readOnly
      [string]: portals
      LocalObjectReference: secretRef

    NFSVolumeSource
      string: path server
      bool: readOnly

    PersistentVolumeClaimVolumeSource
      string: claimName
      bool: readOnly

    PhotonPersistentDiskVolumeSource
      string: fsType pdID

    PortworxVolumeSource
      string: fsType volumeID
      bool: readOnly

    ProjectedVolumeSource
      int32: defaultMode
      [VolumeProjection]: sources

    VolumeProjection
      ClusterTrustBundleProjection: clusterTrustBundle
      ConfigMapProjection: configMap
      DownwardAPIProjection: downwardAPI
      PodCertificateProjection: podCertificate
      SecretProjection: secret
      ServiceAccountTokenProjection: serviceAccountToken

    ClusterTrustBundleProjection
      string: name path signerName
      bool: optional
      LabelSelector: labelSelector

    ConfigMapProjection
      string: name
      bool: optional
      [KeyToPath]: items

    DownwardAPIProjection
      [DownwardAPIVolumeFile]: items

    PodCertificateProjection
      string: certificateChainPath credentialBundlePath keyPath keyType signerName
      int32: maxExpirationSeconds
      map[string]: userAnnotations

    SecretProjection
      string: name
      bool: optional
      [KeyToPath]: items

    ServiceAccountTokenProjection
      string: audience path
      int64: expirationSeconds

    QuobyteVolumeSource
      string: group registry tenant user volume
      bool: readOnly

    RBDVolumeSource
      string: fsType image keyring pool user
      bool: readOnly
      [string]: monitors
      LocalObjectReference: secretRef

    ScaleIOVolumeSource
      string: fsType gateway protectionDomain storageMode storagePool system volumeName
      bool: readOnly sslEnabled
      LocalObjectReference: secretRef

    SecretVolumeSource
      string: secretName
      int32: defaultMode
      bool: optional
      [KeyToPath]: items

    StorageOSVolumeSource
      string: fsType volumeName volumeNamespace
      bool: readOnly
      LocalObjectReference: secretRef

    VsphereVirtualDiskVolumeSource
      string: fsType storagePolicyID storagePolicyName volumePath
    """
}
