extension KindText {
  static let secret: StaticString = """
    kind Secret
      resource secrets
      scope namespaced
      served v1
      is validated
      snapshot workloads

    Secret
      apiVersion: string
      kind: string
      metadata: ObjectMeta always keep self object
      immutable: bool optional immutable if immutable=true keep
      data: map[bytes] immutable if immutable=true emptied key
      stringData: map[string] emptied key
      type: string(SecretType) = Opaque zero immutable keep
    """
}
