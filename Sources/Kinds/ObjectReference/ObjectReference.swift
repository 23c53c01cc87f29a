extension KindText {
  static let objectReference: StaticString = """
    ObjectReference
      kind: string
      namespace: string -> Namespace keep
      name: string names self
      uid: string(UID) names uid
      apiVersion: string
      resourceVersion: string
      fieldPath: string

    LocalObjectReference
      name: string names self

    SecretReference
      name: string
      namespace: string

    TypedLocalObjectReference
      apiGroup: string keep
      kind: string keep
      name: string names object

    TypedObjectReference
      apiGroup: string
      kind: string
      name: string
      namespace: string
    """
}
