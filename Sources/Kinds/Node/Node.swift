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
      metadata: ObjectMeta always keep self node
      spec: NodeSpec always keep
      status: NodeStatus always keep

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
      key: string always keep
      value: string names labelValue
      effect: string(TaintEffect) always keep
      timeAdded: time

    NodeConfigSource
      configMap: ConfigMapNodeConfigSource

    ConfigMapNodeConfigSource
      namespace: string always
      name: string always
      uid: string(UID)
      resourceVersion: string
      kubeletConfigKey: string always

    NodePodPreemptionPolicy
      disableResizePreemption: [string] set

    NodeStatus
      capacity: resources keep
      allocatable: resources = @sibling(capacity) keep
      phase: string(NodePhase)
      conditions: [NodeCondition] merge type keys type
      addresses: [NodeAddress] merge type keys type
      daemonEndpoints: NodeDaemonEndpoints always
      nodeInfo: NodeSystemInfo always
      images: [ContainerImage] keep
      volumesInUse: [string(UniqueVolumeName)]
      volumesAttached: [AttachedVolume]
      config: NodeConfigStatus
      runtimeHandlers: [NodeRuntimeHandler]
      features: NodeFeatures
      declaredFeatures: [string] keep since 1.35

    NodeCondition
      type: string(NodeConditionType) always
      status: string(ConditionStatus) always
      lastHeartbeatTime: time always
      lastTransitionTime: time always
      reason: string
      message: string

    NodeAddress
      type: string(NodeAddressType) always
      address: string always

    NodeDaemonEndpoints
      kubeletEndpoint: DaemonEndpoint always

    DaemonEndpoint
      Port: int32 always

    NodeSystemInfo
      machineID: string always
      systemUUID: string always
      bootID: string always
      kernelVersion: string always
      osImage: string always
      containerRuntimeVersion: string always
      kubeletVersion: string always
      kubeProxyVersion: string always
      operatingSystem: string always
      architecture: string always
      swap: NodeSwapStatus
      runningInUserNamespace: bool since 1.37

    NodeSwapStatus
      capacity: int64 optional

    ContainerImage
      names: [string] always names image
      sizeBytes: int64 keep

    AttachedVolume
      name: string(UniqueVolumeName) always
      devicePath: string always

    NodeConfigStatus
      assigned: NodeConfigSource
      active: NodeConfigSource
      lastKnownGood: NodeConfigSource
      error: string

    NodeRuntimeHandler
      name: string always
      features: NodeRuntimeHandlerFeatures

    NodeRuntimeHandlerFeatures
      recursiveReadOnlyMounts: bool optional
      userNamespaces: bool optional

    NodeFeatures
      supplementalGroupsPolicy: bool optional
    """
}
