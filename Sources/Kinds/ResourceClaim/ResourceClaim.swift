extension KindText {
  static let resourceClaim: StaticString = """
    kind ResourceClaim
      resource resourceclaims
      scope namespaced
      served resource.k8s.io/v1
      optional resource.k8s.io/v1beta2, resource.k8s.io/v1beta1
      is read
      plays allocation of devices
      snapshot devices
      asked devices

    ResourceClaim
      apiVersion: string
      kind: string
      metadata: ObjectMeta keep self claim annotation resource.kubernetes.io/extended-resource-claim
      spec: ResourceClaimSpec immutable keep
      status: ResourceClaimStatus keep

    ResourceClaimSpec
      devices: DeviceClaim keep

    ResourceClaimStatus
      allocation: AllocationResult keep
      reservedFor: [ResourceClaimConsumerReference] merge uid keys uid keep
      devices: [AllocatedDeviceStatus] keys driver,device,pool,shareID keep

    AllocationResult
      devices: DeviceAllocationResult keep
      nodeSelector: NodeSelector keep
      allocationTimestamp: time keep

    DeviceAllocationResult
      results: [DeviceRequestAllocationResult] keep
      config: [DeviceAllocationConfiguration]

    DeviceRequestAllocationResult
      request: string keep
      driver: string keep
      pool: string names known
      device: string keep
      adminAccess: bool keep
      tolerations: [DeviceToleration]
      bindingConditions: [string] keep
      bindingFailureConditions: [string] keep
      shareID: string(UID) keep
      consumedCapacity: map[quantity] keep
      skipNodeOperations: [string(SkipNodeOperation)] set since 1.37

    DeviceAllocationConfiguration
      source: string(AllocationConfigSource)
      requests: [string]
      opaque: OpaqueDeviceConfiguration

    ResourceClaimConsumerReference
      apiGroup: string
      resource: string keep
      name: string names pod
      uid: string(UID) names uid

    AllocatedDeviceStatus
      driver: string keep
      pool: string names known
      device: string keep
      shareID: string
      conditions: [Condition] keys type keep
      data: any
      networkData: NetworkDeviceData

    NetworkDeviceData
      interfaceName: string
      ips: [string]
      hardwareAddress: string
    """
}
