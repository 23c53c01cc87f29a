extension KindText {
  static let volumeAttributesClass: StaticString = """
    kind VolumeAttributesClass
      resource volumeattributesclasses vac
      scope cluster
      served storage.k8s.io/v1 since 1.34
      optional storage.k8s.io/v1beta1
      is validated

    VolumeAttributesClass
      apiVersion: string
      kind: string
      metadata: ObjectMeta always
      driverName: string always immutable
      parameters: map[string] immutable
    """
}
