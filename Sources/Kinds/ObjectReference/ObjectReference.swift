extension KindText {
  static let objectReference: StaticString = """
    ObjectReference atomic
      kind: string
      namespace: string -> Namespace keep
      name: string names self
      uid: string(UID) names uid
      apiVersion: string
      resourceVersion: string
      fieldPath: string

    LocalObjectReference atomic
      name: string names self

    SecretReference atomic
      name: string
      namespace: string

    TypedLocalObjectReference atomic
      apiGroup: string nullable keep
      kind: string always keep
      name: string always names object

    TypedObjectReference
      apiGroup: string nullable
      kind: string always
      name: string always
      namespace: string optional
    """
}
