extension KindText {
  static let objectMeta: StaticString = """
    ObjectMeta
      name: string immutable names self
      generateName: string names self
      namespace: string immutable -> Namespace keep
      selfLink: string
      uid: string(UID) immutable names uid
      resourceVersion: string
      generation: int64
      creationTimestamp: time immutable keep
      deletionTimestamp: time keep
      deletionGracePeriodSeconds: int64 optional
      labels: map[string] labels
      annotations: map[string] annotation bayplan/ignore=suppression
      ownerReferences: [OwnerReference] merge uid keys uid keep
      finalizers: [string] union set
      managedFields: [ManagedFieldsEntry]

    OwnerReference
      apiVersion: string always keep
      kind: string always keep
      name: string always names owner
      uid: string(UID) always names uid
      controller: bool optional keep
      blockOwnerDeletion: bool optional

    ManagedFieldsEntry
      manager: string
      operation: string(ManagedFieldsOperationType)
      apiVersion: string
      time: time
      fieldsType: string
      fieldsV1: any optional
      subresource: string
    """
}
