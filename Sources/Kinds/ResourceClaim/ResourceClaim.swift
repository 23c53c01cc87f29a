extension KindText {
  static let resourceClaim: StaticString = """
    kind ResourceClaim
      resource resourceclaims
      scope namespaced
      served resource.k8s.io/v1
      optional resource.k8s.io/v1beta2, resource.k8s.io/v1beta1
      is read validated
      plays allocation of devices
      snapshot devices
      asked devices

    ResourceClaim
      apiVersion: string
      kind: string
      metadata: ObjectMeta always keep self claim annotation resource.kubernetes.io/extended-resource-claim
      spec: ResourceClaimSpec always immutable keep
      status: ResourceClaimStatus always keep

    ResourceClaimSpec
      devices: DeviceClaim always keep

    ResourceClaimStatus
      allocation: AllocationResult keep
      reservedFor: [ResourceClaimConsumerReference] merge uid keys uid keep
      devices: [AllocatedDeviceStatus] keys driver,device,pool,shareID keep

    AllocationResult
      devices: DeviceAllocationResult always keep
      nodeSelector: NodeSelector keep
      allocationTimestamp: time keep

    DeviceAllocationResult
      results: [DeviceRequestAllocationResult] keep
      config: [DeviceAllocationConfiguration]

    DeviceRequestAllocationResult
      request: string always keep
      driver: string always keep
      pool: string always names known
      device: string always keep
      adminAccess: bool optional keep
      tolerations: [DeviceToleration]
      bindingConditions: [string] keep
      bindingFailureConditions: [string] keep
      shareID: string(UID) optional keep
      consumedCapacity: map[quantity] keep
      skipNodeOperations: [string(SkipNodeOperation)] set since 1.37

    DeviceAllocationConfiguration
      source: string(AllocationConfigSource) always
      requests: [string]
      opaque: OpaqueDeviceConfiguration

    ResourceClaimConsumerReference
      apiGroup: string
      resource: string always keep
      name: string always names pod
      uid: string(UID) always names uid

    AllocatedDeviceStatus
      driver: string always keep
      pool: string always names known
      device: string always keep
      shareID: string optional
      conditions: [Condition] always keys type keep
      data: any optional
      networkData: NetworkDeviceData

    NetworkDeviceData
      interfaceName: string
      ips: [string]
      hardwareAddress: string
    """
}
