extension KindText {
  static let deviceClass: StaticString = """
    kind DeviceClass
      resource deviceclasses
      scope cluster
      served resource.k8s.io/v1
      optional resource.k8s.io/v1beta2, resource.k8s.io/v1beta1
      is read validated
      plays allocation of devices
      snapshot devices
      asked devices

    DeviceClass
      apiVersion: string
      kind: string
      metadata: ObjectMeta always keep self known
      spec: DeviceClassSpec always keep

    DeviceClassSpec
      selectors: [DeviceSelector] keep
      config: [DeviceClassConfiguration]
      extendedResourceName: string optional keep

    DeviceClassConfiguration
      opaque: OpaqueDeviceConfiguration
    """
}
