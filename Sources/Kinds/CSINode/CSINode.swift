extension KindText {
  static let csiNode: StaticString = """
    kind CSINode
      resource csinodes
      scope cluster
      served storage.k8s.io/v1
      once storage.k8s.io/v1beta1 until 1.22
      is read
      plays limits of volumes
      snapshot nodes
      asked always

    CSINode
      apiVersion: string
      kind: string
      metadata: ObjectMeta keep self node annotation storage.alpha.kubernetes.io/migrated-plugins
      spec: CSINodeSpec keep
      status: CSINodeStatus since 1.37

    CSINodeSpec
      drivers: [CSINodeDriver] merge name keys name keep

    CSINodeDriver
      name: string -> CSIDriver keep
      nodeID: string names handle
      topologyKeys: [string] keep
      allocatable: VolumeNodeResources keep

    VolumeNodeResources
      count: int32 keep

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
