extension KindText {
  static let storageClass: StaticString = """
    kind StorageClass
      resource storageclasses sc
      scope cluster
      served storage.k8s.io/v1
      once storage.k8s.io/v1beta1 until 1.22
      is read validated
      plays binding of claims
      snapshot storage
      asked always

    StorageClass
      apiVersion: string
      kind: string
      metadata: ObjectMeta always keep self storageClass annotation storageclass.kubernetes.io/is-default-class
          annotation storageclass.beta.kubernetes.io/is-default-class
      provisioner: string always immutable keep
      parameters: map[string] immutable
      reclaimPolicy: string(PersistentVolumeReclaimPolicy) optional = Delete immutable
      mountOptions: [string]
      allowVolumeExpansion: bool optional
      volumeBindingMode: string(VolumeBindingMode) optional = Immediate immutable keep
      allowedTopologies: [TopologySelectorTerm] keep

    TopologySelectorTerm atomic
      matchLabelExpressions: [TopologySelectorLabelRequirement] requirement

    TopologySelectorLabelRequirement
      key: string always
      values: [string] always
    """
}
