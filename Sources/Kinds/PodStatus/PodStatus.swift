extension KindText {
  static let podStatus: StaticString = """
    PodStatus
      observedGeneration: int64
      phase: string(PodPhase) keep
      conditions: [PodCondition] merge type keys type keep only type=PodResizePending|DisruptionTarget
      message: string
      reason: string
      nominatedNodeName: string -> Node keep
      hostIP: string
      hostIPs: [HostIP] merge ip
      podIP: string
      podIPs: [PodIP] merge ip keys ip
      startTime: time keep
      initContainerStatuses: [ContainerStatus] keep unless only name
      containerStatuses: [ContainerStatus] keep unless only name
      qosClass: string(PodQOSClass)
      ephemeralContainerStatuses: [ContainerStatus]
      resize: string(PodResizeStatus)
      resourceClaimStatuses: [PodResourceClaimStatus] merge name retain keys name keep
      extendedResourceClaimStatus: PodExtendedResourceClaimStatus
      allocatedResources: resources keep since 1.35
      resources: ResourceRequirements keep since 1.35
      nodeAllocatableResourceClaimStatuses: [NodeAllocatableResourceClaimStatus] merge resourceClaimName
          keys resourceClaimName since 1.36
      volumeHealth: [PodVolumeHealth] keys name since 1.37

    PodCondition
      type: string(PodConditionType) keep
      observedGeneration: int64
      status: string(ConditionStatus) keep
      lastProbeTime: time
      lastTransitionTime: time
      reason: string keep
      message: string

    HostIP
      ip: string

    PodIP
      ip: string

    ContainerStatus
      name: string names container
      state: ContainerState
      lastState: ContainerState
      ready: bool
      restartCount: int32
      image: string
      imageID: string
      containerID: string
      started: bool
      allocatedResources: resources keep
      resources: ResourceRequirements keep
      volumeMounts: [VolumeMountStatus] merge mountPath keys mountPath
      user: ContainerUser
      allocatedResourcesStatus: [ResourceStatus] merge name keys name
      stopSignal: string(Signal)

    ContainerState
      waiting: ContainerStateWaiting
      running: ContainerStateRunning
      terminated: ContainerStateTerminated

    ContainerStateWaiting
      reason: string
      message: string

    ContainerStateRunning
      startedAt: time

    ContainerStateTerminated
      exitCode: int32
      signal: int32
      reason: string
      message: string
      startedAt: time
      finishedAt: time
      containerID: string

    VolumeMountStatus
      name: string
      mountPath: string
      readOnly: bool
      recursiveReadOnly: string(RecursiveReadOnlyMode)
      volumeStatus: VolumeStatus since 1.36

    VolumeStatus
      image: ImageVolumeStatus

    ImageVolumeStatus
      imageRef: string

    ContainerUser
      linux: LinuxContainerUser

    LinuxContainerUser
      uid: int64
      gid: int64
      supplementalGroups: [int64]

    ResourceStatus
      name: string(ResourceName)
      resources: [ResourceHealth] keys resourceID

    ResourceHealth
      resourceID: string(ResourceID)
      health: string(ResourceHealthStatus)
      message: string since 1.36

    PodResourceClaimStatus
      name: string keep
      resourceClaimName: string -> ResourceClaim keep

    PodExtendedResourceClaimStatus
      requestMappings: [ContainerExtendedResourceRequest]
      resourceClaimName: string -> ResourceClaim

    ContainerExtendedResourceRequest
      containerName: string
      resourceName: string
      requestName: string

    NodeAllocatableResourceClaimStatus
      resourceClaimName: string
      containers: [string] set
      resources: resources until 1.37
      mapping: [NodeAllocatableMappedResources] merge name keys name since 1.37
      overhead: [NodeAllocatableOverheadResources] merge name keys name since 1.37

    NodeAllocatableMappedResources
      name: string(ResourceName)
      quantity: quantity

    NodeAllocatableOverheadResources
      name: string(ResourceName)
      perPod: quantity
      perContainer: quantity

    PodVolumeHealth
      name: string
      healthConditions: [VolumeHealthCondition] merge status keys status,reason
      lastTransitionTime: time
    """
}
