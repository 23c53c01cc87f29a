extension KindText {
  static let resourceClaimTemplate: StaticString = """
    kind ResourceClaimTemplate
      resource resourceclaimtemplates
      scope namespaced
      served resource.k8s.io/v1
      optional resource.k8s.io/v1beta2, resource.k8s.io/v1beta1
      is read validated
      plays allocation of devices
      snapshot devices
      asked devices

    ResourceClaimTemplate
      apiVersion: string
      kind: string
      metadata: ObjectMeta always keep self object
      spec: ResourceClaimTemplateSpec always immutable keep

    ResourceClaimTemplateSpec
      metadata: ObjectMeta always
      spec: ResourceClaimSpec always keep
    """
}
