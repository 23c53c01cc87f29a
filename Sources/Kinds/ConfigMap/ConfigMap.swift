extension KindText {
  static let configMap: StaticString = """
    kind ConfigMap
      resource configmaps cm
      scope namespaced
      served v1
      is validated
      snapshot workloads

    ConfigMap
      apiVersion: string
      kind: string
      metadata: ObjectMeta always keep self object
      immutable: bool optional immutable if immutable=true keep
      data: map[string] immutable if immutable=true emptied key
      binaryData: map[bytes] immutable if immutable=true emptied key
    """
}
