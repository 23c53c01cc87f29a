extension KindText {
  static let node: StaticString = """
    kind Node
      resource nodes no
      scope cluster
      served v1
      is read validated
      plays where pods can land
      snapshot nodes
      asked always

    Node
      apiVersion: string
      kind: string
      metadata: ObjectMeta keep self node
      spec: NodeSpec keep
      status: NodeStatus keep

    NodeSpec
      podCIDR: string names addressBlock
      podCIDRs: [string] union set names addressBlock
      providerID: string
      unschedulable: bool keep
      taints: [Taint] keep
      configSource: NodeConfigSource
      externalID: string
      podPreemptionPolicy: NodePodPreemptionPolicy since 1.37

    Taint
      key: string keep
      value: string names labelValue
      effect: string(TaintEffect) keep
      timeAdded: time

    NodeConfigSource
      configMap: ConfigMapNodeConfigSource

    ConfigMapNodeConfigSource
      namespace: string
      name: string
      uid: string(UID)
      resourceVersion: string
      kubeletConfigKey: string

    NodePodPreemptionPolicy
      disableResizePreemption: [string] set

    NodeStatus
      capacity: resources keep
      allocatable: resources = @sibling(capacity) keep
      phase: string(NodePhase)
      conditions: [NodeCondition] merge type keys type
      addresses: [NodeAddress] merge type keys type
      daemonEndpoints: NodeDaemonEndpoints
      nodeInfo: NodeSystemInfo
      images: [ContainerImage] keep
      volumesInUse: [string(UniqueVolumeName)]
      volumesAttached: [AttachedVolume]
      config: NodeConfigStatus
      runtimeHandlers: [NodeRuntimeHandler]
      features: NodeFeatures
      declaredFeatures: [string] keep since 1.35

    NodeCondition
      type: string(NodeConditionType)
      status: string(ConditionStatus)
      lastHeartbeatTime: time
      lastTransitionTime: time
      reason: string
      message: string

    NodeAddress
      type: string(NodeAddressType)
      address: string

    NodeDaemonEndpoints
      kubeletEndpoint: DaemonEndpoint

    DaemonEndpoint
      Port: int32

    NodeSystemInfo
      machineID: string
      systemUUID: string
      bootID: string
      kernelVersion: string
      osImage: string
      containerRuntimeVersion: string
      kubeletVersion: string
      kubeProxyVersion: string
      operatingSystem: string
      architecture: string
      swap: NodeSwapStatus
      runningInUserNamespace: bool since 1.37

    NodeSwapStatus
      capacity: int64

    ContainerImage
      names: [string] names image
      sizeBytes: int64 keep

    AttachedVolume
      name: string(UniqueVolumeName)
      devicePath: string

    NodeConfigStatus
      assigned: NodeConfigSource
      active: NodeConfigSource
      lastKnownGood: NodeConfigSource
      error: string

    NodeRuntimeHandler
      name: string
      features: NodeRuntimeHandlerFeatures

    NodeRuntimeHandlerFeatures
      recursiveReadOnlyMounts: bool
      userNamespaces: bool

    NodeFeatures
      supplementalGroupsPolicy: bool
    """
}
