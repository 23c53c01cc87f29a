extension SchemaText {
  /// Fields of volumes of a cluster.
  static let storage = """
    PersistentVolume
      string: apiVersion kind
      ObjectMeta: metadata
      PersistentVolumeSpec: spec
      PersistentVolumeStatus: status

    PersistentVolumeSpec
      string: storageClassName volumeAttributesClassName
      resources: capacity
      [string(PersistentVolumeAccessMode)]: accessModes
      AWSElasticBlockStoreVolumeSource: awsElasticBlockStore
      AzureDiskVolumeSource: azureDisk
      AzureFilePersistentVolumeSource: azureFile
      CephFSPersistentVolumeSource: cephfs
      CinderPersistentVolumeSource: cinder
      ObjectReference: claimRef
      CSIPersistentVolumeSource: csi
      FCVolumeSource: fc
      FlexPersistentVolumeSource: flexVolume
      FlockerVolumeSource: flocker
      GCEPersistentDiskVolumeSource: gcePersistentDisk
      GlusterfsPersistentVolumeSource: glusterfs
      HostPathVolumeSource: hostPath
      ISCSIPersistentVolumeSource: iscsi
      LocalVolumeSource: local
      [string]: mountOptions
      NFSVolumeSource: nfs
      VolumeNodeAffinity: nodeAffinity
      string(PersistentVolumeReclaimPolicy): persistentVolumeReclaimPolicy
      PhotonPersistentDiskVolumeSource: photonPersistentDisk
      PortworxVolumeSource: portworxVolume
      QuobyteVolumeSource: quobyte
      RBDPersistentVolumeSource: rbd
      ScaleIOPersistentVolumeSource: scaleIO
      StorageOSPersistentVolumeSource: storageos
      string(PersistentVolumeMode): volumeMode
      VsphereVirtualDiskVolumeSource: vsphereVolume

    AzureFilePersistentVolumeSource
      string: secretName secretNamespace shareName
      bool: readOnly

    CephFSPersistentVolumeSource
      string: path secretFile user
      bool: readOnly
      [string]: monitors
      SecretReference: secretRef

    CinderPersistentVolumeSource
      string: fsType volumeID
      bool: readOnly
      SecretReference: secretRef

    CSIPersistentVolumeSource
      string: driver fsType volumeHandle
      bool: readOnly
      SecretReference: controllerExpandSecretRef controllerPublishSecretRef nodeExpandSecretRef nodePublishSecretRef
      SecretReference: nodeStageSecretRef
      map[string]: volumeAttributes

    FlexPersistentVolumeSource
      string: driver fsType
      bool: readOnly
      map[string]: options
      SecretReference: secretRef

    GlusterfsPersistentVolumeSource
      string: endpoints endpointsNamespace path
      bool: readOnly

    ISCSIPersistentVolumeSource
      string: fsType initiatorName iqn iscsiInterface targetPortal
      int32: lun
      bool: chapAuthDiscovery chapAuthSession readOnly
      [string]: portals
      SecretReference: secretRef

    LocalVolumeSource
      string: fsType path

    VolumeNodeAffinity
      NodeSelector: required

    RBDPersistentVolumeSource
      string: fsType image keyring pool user
      bool: readOnly
      [string]: monitors
      SecretReference: secretRef

    ScaleIOPersistentVolumeSource
      string: fsType gateway protectionDomain storageMode storagePool system volumeName
      bool: readOnly sslEnabled
      SecretReference: secretRef

    StorageOSPersistentVolumeSource
      string: fsType volumeName volumeNamespace
      bool: readOnly
      ObjectReference: secretRef

    PersistentVolumeStatus
      string: message reason
      time: lastPhaseTransitionTime
      string(PersistentVolumePhase): phase

    PersistentVolumeClaim
      string: apiVersion kind
      ObjectMeta: metadata
      PersistentVolumeClaimSpec: spec
      PersistentVolumeClaimStatus: status

    PersistentVolumeClaimStatus
      string: currentVolumeAttributesClassName
      resources: allocatedResources capacity
      [string(PersistentVolumeAccessMode)]: accessModes
      map[string]: allocatedResourceStatuses
      [PersistentVolumeClaimCondition]: conditions
      ModifyVolumeStatus: modifyVolumeStatus
      string(PersistentVolumeClaimPhase): phase

    PersistentVolumeClaimCondition
      string: message reason status type
      time: lastProbeTime lastTransitionTime

    ModifyVolumeStatus
      string: status targetVolumeAttributesClassName

    StorageClass
      string: apiVersion kind provisioner
      bool: allowVolumeExpansion
      [TopologySelectorTerm]: allowedTopologies
      ObjectMeta: metadata
      [string]: mountOptions
      map[string]: parameters
      string(PersistentVolumeReclaimPolicy): reclaimPolicy
      string(VolumeBindingMode): volumeBindingMode

    TopologySelectorTerm
      [TopologySelectorLabelRequirement]: matchLabelExpressions

    TopologySelectorLabelRequirement
      string: key
      [string]: values
    """
}
