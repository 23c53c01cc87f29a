extension KindText {
  static let csiNode: StaticString = """
    kind CSINode
      resource csinodes
      scope cluster
      served storage.k8s.io/v1
      once storage.k8s.io/v1beta1 until 1.22
      is read validated
      plays limits of volumes
      snapshot nodes
      asked always

    CSINode
      apiVersion: string
      kind: string
      metadata: ObjectMeta always keep self node annotation storage.alpha.kubernetes.io/migrated-plugins
      spec: CSINodeSpec always keep
      status: CSINodeStatus since 1.37

    CSINodeSpec
      drivers: [CSINodeDriver] always merge name keys name keep

    CSINodeDriver
      name: string always -> CSIDriver keep
      nodeID: string always names handle
      topologyKeys: [string] always keep
      allocatable: VolumeNodeResources keep

    VolumeNodeResources
      count: int32 optional keep

    CSINodeStatus
      storageHealth: [StorageHealth] merge name keys name

    StorageHealth
      name: string
      healthConditions: [StorageHealthCondition]

    StorageHealthCondition
      status: string(StorageHealthStatusType)
      reason: string
      message: string
      accessMode: string(PersistentVolumeAccessMode)
      volumeMode: string(PersistentVolumeMode)
      lastTransitionTime: time
    """
}
