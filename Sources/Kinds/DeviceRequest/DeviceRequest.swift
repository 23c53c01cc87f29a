extension KindText {
  static let deviceRequest: StaticString = """
    DeviceClaim
      requests: [DeviceRequest] always keep
      constraints: [DeviceConstraint] keep
      config: [DeviceClaimConfiguration]

    DeviceRequest
      name: string always keep
      exactly: ExactDeviceRequest keep
      firstAvailable: [DeviceSubRequest] keep
      deviceClassName: string always keep -> DeviceClass in resource.k8s.io/v1beta1
      selectors: [DeviceSelector] keep in resource.k8s.io/v1beta1
      allocationMode: string(DeviceAllocationMode) = ExactCount if deviceClassName keep in resource.k8s.io/v1beta1
      count: int64 = 1 if allocationMode=ExactCount keep in resource.k8s.io/v1beta1
      adminAccess: bool optional keep in resource.k8s.io/v1beta1
      tolerations: [DeviceToleration] keep in resource.k8s.io/v1beta1
      capacity: CapacityRequirements keep in resource.k8s.io/v1beta1

    ExactDeviceRequest
      deviceClassName: string always -> DeviceClass keep
      selectors: [DeviceSelector] keep
      allocationMode: string(DeviceAllocationMode) = ExactCount zero keep
      count: int64 = 1 zero if allocationMode=ExactCount keep
      adminAccess: bool optional keep
      tolerations: [DeviceToleration] keep
      capacity: CapacityRequirements keep
      derivedAttributes: [DeviceDerivedAttribute] since 1.37

    DeviceSubRequest
      name: string always keep
      deviceClassName: string always -> DeviceClass keep
      selectors: [DeviceSelector] keep
      allocationMode: string(DeviceAllocationMode) = ExactCount zero keep
      count: int64 = 1 zero if allocationMode=ExactCount keep
      tolerations: [DeviceToleration] keep
      capacity: CapacityRequirements keep
      derivedAttributes: [DeviceDerivedAttribute] since 1.37

    DeviceDerivedAttribute
      name: string(FullyQualifiedName)
      expression: string

    DeviceSelector
      cel: CELDeviceSelector keep

    CELDeviceSelector
      expression: string always keep

    DeviceToleration
      key: string keep
      operator: string(DeviceTolerationOperator) = Equal zero keep
      value: string names labelValue
      effect: string(DeviceTaintEffect) keep
      tolerationSeconds: int64 optional keep

    CapacityRequirements
      requests: map[quantity] keep

    DeviceConstraint
      requests: [string] keep
      matchAttribute: string(FullyQualifiedName) optional keep
      distinctAttribute: string(FullyQualifiedName) optional keep

    DeviceClaimConfiguration
      requests: [string]
      opaque: OpaqueDeviceConfiguration

    OpaqueDeviceConfiguration
      driver: string always
      parameters: any
    """
}
