extension KindText {
  static let persistentVolumeClaim: StaticString = """
    kind PersistentVolumeClaim
      resource persistentvolumeclaims pvc
      scope namespaced
      served v1
      is read validated
      plays binding of claims, places of volumes
      snapshot storage
      asked always

    PersistentVolumeClaim
      apiVersion: string = v1 for StatefulSet
      kind: string = PersistentVolumeClaim for StatefulSet
      metadata: ObjectMeta always keep self claim annotation pv.kubernetes.io/bind-completed
          annotation volume.kubernetes.io/selected-node=node
          annotation volume.beta.kubernetes.io/storage-class=storageClass
      spec: PersistentVolumeClaimSpec always immutable except resources,volumeAttributesClassName keep
      status: PersistentVolumeClaimStatus always = {} keep

    PersistentVolumeClaimSpec
      accessModes: [string(PersistentVolumeAccessMode)] keep
      selector: LabelSelector keep
      resources: VolumeResourceRequirements always keep
      volumeName: string -> PersistentVolume keep
      storageClassName: string optional -> StorageClass keep
      volumeMode: string(PersistentVolumeMode) optional = Filesystem keep
      dataSource: TypedLocalObjectReference
      dataSourceRef: TypedObjectReference
      volumeAttributesClassName: string optional

    VolumeResourceRequirements
      limits: resources keep
      requests: resources keep

    PersistentVolumeClaimStatus
      phase: string(PersistentVolumeClaimPhase) = Pending zero keep
      accessModes: [string(PersistentVolumeAccessMode)]
      capacity: resources
      conditions: [PersistentVolumeClaimCondition] merge type keys type
      allocatedResources: resources
      allocatedResourceStatuses: map[string(ClaimResourceStatus)]
      currentVolumeAttributesClassName: string optional
      modifyVolumeStatus: ModifyVolumeStatus
      healthStatus: VolumeHealthStatus since 1.37

    PersistentVolumeClaimCondition
      type: string(PersistentVolumeClaimConditionType) always
      status: string(ConditionStatus) always
      lastProbeTime: time always
      lastTransitionTime: time always
      reason: string
      message: string

    ModifyVolumeStatus
      targetVolumeAttributesClassName: string
      status: string(PersistentVolumeClaimModifyVolumeStatus) always

    VolumeHealthStatus
      healthConditions: [VolumeHealthCondition] merge status keys status,reason
      lastTransitionTime: time

    VolumeHealthCondition
      status: string(VolumeHealthStatusType)
      reason: string
      message: string
    """
}
