extension SchemaText {
  /// Fields of what a cluster says about a pod.
  static let podStatus = """
    PodStatus
      string: hostIP message nominatedNodeName podIP reason
      int64: observedGeneration
      time: startTime
      resources: allocatedResources
      [PodCondition]: conditions
      [ContainerStatus]: containerStatuses ephemeralContainerStatuses initContainerStatuses
      PodExtendedResourceClaimStatus: extendedResourceClaimStatus
      [HostIP]: hostIPs
      string(PodPhase): phase
      [PodIP]: podIPs
      string(PodQOSClass): qosClass
      string(PodResizeStatus): resize
      [PodResourceClaimStatus]: resourceClaimStatuses
      any: nodeAllocatableResourceClaimStatuses
      ResourceRequirements: resources

    PodCondition
      string: message reason
      int64: observedGeneration
      time: lastProbeTime lastTransitionTime
      string(ConditionStatus): status
      string(PodConditionType): type

    ContainerStatus
      string: containerID image imageID name
      int32: restartCount
      bool: ready started
      resources: allocatedResources
      [ResourceStatus]: allocatedResourcesStatus
      ContainerState: lastState state
      ResourceRequirements: resources
      string(Signal): stopSignal
      ContainerUser: user
      [VolumeMountStatus]: volumeMounts

    ResourceStatus
      string: name
      [ResourceHealth]: resources

    ResourceHealth
      string: health resourceID

    ContainerState
      ContainerStateRunning: running
      ContainerStateTerminated: terminated
      ContainerStateWaiting: waiting

    ContainerStateRunning
      time: startedAt

    ContainerStateTerminated
      string: containerID message reason
      int32: exitCode signal
      time: finishedAt startedAt

    ContainerStateWaiting
      string: message reason

    ContainerUser
      LinuxContainerUser: linux

    LinuxContainerUser
      int32: gid uid
      [int64]: supplementalGroups

    VolumeMountStatus
      string: mountPath name recursiveReadOnly
      bool: readOnly

    PodExtendedResourceClaimStatus
      string: resourceClaimName
      [ContainerExtendedResourceRequest]: requestMappings

    ContainerExtendedResourceRequest
      string: containerName requestName resourceName

    HostIP
      string: ip

    PodIP
      string: ip

    PodResourceClaimStatus
      string: name resourceClaimName
    """
}
