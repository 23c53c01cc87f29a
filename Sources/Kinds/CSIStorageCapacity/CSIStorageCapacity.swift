extension KindText {
  static let csiStorageCapacity: StaticString = """
    kind CSIStorageCapacity
      resource csistoragecapacities
      scope namespaced
      served storage.k8s.io/v1
      once storage.k8s.io/v1beta1 until 1.27, storage.k8s.io/v1alpha1 until 1.24
      is read validated
      plays storage capacity
      snapshot storage
      asked always

    CSIStorageCapacity
      apiVersion: string
      kind: string
      metadata: ObjectMeta always keep self object
      nodeTopology: LabelSelector immutable keep
      storageClassName: string always immutable -> StorageClass keep
      capacity: quantity optional keep
      maximumVolumeSize: quantity optional keep
    """
}
