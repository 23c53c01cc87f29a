extension KindText {
  static let resourceSlice: StaticString = """
    kind ResourceSlice
      resource resourceslices
      scope cluster
      served resource.k8s.io/v1
      optional resource.k8s.io/v1beta2, resource.k8s.io/v1beta1
      is read validated
      plays allocation of devices
      snapshot devices
      asked devices

    ResourceSlice
      apiVersion: string
      kind: string
      metadata: ObjectMeta always keep self object
      spec: ResourceSliceSpec always keep

    ResourceSliceSpec
      driver: string always immutable keep
      pool: ResourcePool always keep
      nodeName: string optional immutable -> Node keep
      nodeSelector: NodeSelector keep
      allNodes: bool optional keep
      devices: [Device] keep
      perDeviceNodeSelection: bool optional keep
      sharedCounters: [CounterSet] keep
      partitionTypeAttribute: string(FullyQualifiedName) since 1.37
      skipNodeOperations: [string(SkipNodeOperation)] set since 1.37

    ResourcePool
      name: string always names known
      generation: int64 always keep
      resourceSliceCount: int64 always keep

    Device
      name: string always keep
      attributes: map[DeviceAttribute] keep
      capacity: map[DeviceCapacity] keep
      consumesCounters: [DeviceCounterConsumption] keep
      nodeName: string optional -> Node keep
      nodeSelector: NodeSelector keep
      allNodes: bool optional keep
      taints: [DeviceTaint] keep
      bindsToNode: bool optional keep
      bindingConditions: [string] keep
      bindingFailureConditions: [string] keep
      allowMultipleAllocations: bool optional keep
      nodeAllocatableResourceMappings: map[NodeAllocatableResourceMapping] since 1.36 until 1.37
      nodeAllocatableResources: map[NodeAllocatableResource] since 1.37
      basic: BasicDevice keep in resource.k8s.io/v1beta1

    BasicDevice
      attributes: map[DeviceAttribute] keep
      capacity: map[DeviceCapacity] keep
      consumesCounters: [DeviceCounterConsumption] keep
      nodeName: string optional -> Node keep
      nodeSelector: NodeSelector keep
      allNodes: bool optional keep
      taints: [DeviceTaint] keep
      bindsToNode: bool optional keep
      bindingConditions: [string] keep
      bindingFailureConditions: [string] keep
      allowMultipleAllocations: bool optional keep
      nodeAllocatableResourceMappings: map[NodeAllocatableResourceMapping] since 1.36 until 1.37
      nodeAllocatableResources: map[NodeAllocatableResource] since 1.37

    DeviceAttribute
      int: int64 optional
      bool: bool optional
      string: string optional
      version: string optional
      ints: [int64] since 1.36
      bools: [bool] since 1.36
      strings: [string] since 1.36
      versions: [string] since 1.36

    DeviceCapacity
      value: quantity always
      requestPolicy: CapacityRequestPolicy

    CapacityRequestPolicy
      default: quantity optional
      validValues: [quantity]
      validRange: CapacityRequestPolicyRange

    CapacityRequestPolicyRange
      min: quantity optional
      max: quantity optional
      step: quantity optional

    DeviceCounterConsumption
      counterSet: string always keep
      counters: map[Counter] keep
      compatibilityGroups: [string] since 1.37

    Counter
      value: quantity always

    DeviceTaint
      key: string always keep
      value: string names labelValue
      effect: string(DeviceTaintEffect) always keep
      timeAdded: time

    NodeAllocatableResourceMapping
      capacityKey: string(QualifiedName) optional
      allocationMultiplier: quantity optional

    NodeAllocatableResource
      mapping: NodeAllocatableMapping
      overhead: NodeAllocatableOverhead

    NodeAllocatableMapping
      capacityKey: string(QualifiedName)
      capacityMultiplier: quantity
      deviceMultiplier: quantity

    NodeAllocatableOverhead
      perPod: quantity
      perContainer: quantity

    CounterSet
      name: string always keep
      counters: map[Counter] keep
    """
}
