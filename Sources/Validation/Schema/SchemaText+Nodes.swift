extension SchemaText {
  /// Fields of nodes.
  static let nodes = """
    Node
      string: apiVersion kind
      ObjectMeta: metadata
      NodeSpec: spec
      NodeStatus: status

    NodeSpec
      string: externalID podCIDR providerID
      bool: unschedulable
      NodeConfigSource: configSource
      [string]: podCIDRs
      [Taint]: taints

    NodeConfigSource
      ConfigMapNodeConfigSource: configMap

    ConfigMapNodeConfigSource
      string: kubeletConfigKey name namespace resourceVersion uid

    Taint
      string: key value
      time: timeAdded
      string(TaintEffect): effect

    NodeStatus
      resources: allocatable capacity
      [NodeAddress]: addresses
      [NodeCondition]: conditions
      NodeConfigStatus: config
      NodeDaemonEndpoints: daemonEndpoints
      [string]: declaredFeatures
      NodeFeatures: features
      [ContainerImage]: images
      NodeSystemInfo: nodeInfo
      string(NodePhase): phase
      [NodeRuntimeHandler]: runtimeHandlers
      [AttachedVolume]: volumesAttached
      [string(UniqueVolumeName)]: volumesInUse

    NodeAddress
      string: address
      string(NodeAddressType): type

    NodeCondition
      string: message reason
      time: lastHeartbeatTime lastTransitionTime
      string(ConditionStatus): status
      string(NodeConditionType): type

    NodeConfigStatus
      string: error
      NodeConfigSource: active assigned lastKnownGood

    NodeDaemonEndpoints
      DaemonEndpoint: kubeletEndpoint

    DaemonEndpoint
      int32: Port

    NodeFeatures
      bool: supplementalGroupsPolicy

    ContainerImage
      int64: sizeBytes
      [string]: names

    NodeSystemInfo
      string: architecture bootID containerRuntimeVersion kernelVersion kubeProxyVersion kubeletVersion machineID
      string: operatingSystem osImage systemUUID
      NodeSwapStatus: swap

    NodeSwapStatus
      int64: capacity

    NodeRuntimeHandler
      string: name
      NodeRuntimeHandlerFeatures: features

    NodeRuntimeHandlerFeatures
      bool: recursiveReadOnlyMounts userNamespaces

    AttachedVolume
      string: devicePath
      string(UniqueVolumeName): name
    """
}
