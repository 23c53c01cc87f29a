extension KindText {
  static let resourceSlice: StaticString = """
    kind ResourceSlice
      resource resourceslices
      scope cluster
      served resource.k8s.io/v1
      optional resource.k8s.io/v1beta2, resource.k8s.io/v1beta1
      is read
      plays allocation of devices
      snapshot devices
      asked devices

    ResourceSlice
      apiVersion: string
      kind: string
      metadata: ObjectMeta keep self object
      spec: ResourceSliceSpec keep

    ResourceSliceSpec
      driver: string immutable keep
      pool: ResourcePool keep
      nodeName: string immutable -> Node keep
      nodeSelector: NodeSelector keep
      allNodes: bool keep
      devices: [Device] keep
      perDeviceNodeSelection: bool keep
      sharedCounters: [CounterSet] keep
      partitionTypeAttribute: string(FullyQualifiedName) since 1.37
      skipNodeOperations: [string(SkipNodeOperation)] set since 1.37

    ResourcePool
      name: string names known
      generation: int64 keep
      resourceSliceCount: int64 keep

    Device
      name: string keep
      attributes: map[DeviceAttribute] keep
      capacity: map[DeviceCapacity] keep
      consumesCounters: [DeviceCounterConsumption] keep
      nodeName: string -> Node keep
      nodeSelector: NodeSelector keep
      allNodes: bool keep
      taints: [DeviceTaint] keep
      bindsToNode: bool keep
      bindingConditions: [string] keep
      bindingFailureConditions: [string] keep
      allowMultipleAllocations: bool keep
      nodeAllocatableResourceMappings: map[NodeAllocatableResourceMapping] since 1.36 until 1.37
      nodeAllocatableResources: map[NodeAllocatableResource] since 1.37
      basic: BasicDevice keep in resource.k8s.io/v1beta1

    BasicDevice
      attributes: map[DeviceAttribute] keep
      capacity: map[DeviceCapacity] keep
      consumesCounters: [DeviceCounterConsumption] keep
      nodeName: string -> Node keep
      nodeSelector: NodeSelector keep
      allNodes: bool keep
      taints: [DeviceTaint] keep
      bindsToNode: bool keep
      bindingConditions: [string] keep
      bindingFailureConditions: [string] keep
      allowMultipleAllocations: bool keep
      nodeAllocatableResourceMappings: map[NodeAllocatableResourceMapping] since 1.36 until 1.37
      nodeAllocatableResources: map[NodeAllocatableResource] since 1.37

    DeviceAttribute
      int: int64
      bool: bool
      string: string
      version: string
      ints: [int64] since 1.36
      bools: [bool] since 1.36
      strings: [string] since 1.36
      versions: [string] since 1.36

    DeviceCapacity
      value: quantity
      requestPolicy: CapacityRequestPolicy

    CapacityRequestPolicy
      default: quantity
      validValues: [quantity]
      validRange: CapacityRequestPolicyRange

    CapacityRequestPolicyRange
      min: quantity
      max: quantity
      step: quantity

    DeviceCounterConsumption
      counterSet: string keep
      counters: map[Counter] keep
      compatibilityGroups: [string] since 1.37

    Counter
      value: quantity

    DeviceTaint
      key: string keep
      value: string names labelValue
      effect: string(DeviceTaintEffect) keep
      timeAdded: time

    NodeAllocatableResourceMapping
      capacityKey: string(QualifiedName)
      allocationMultiplier: quantity

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
      name: string keep
      counters: map[Counter] keep
    """
}
