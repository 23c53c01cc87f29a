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
      type: string(PodConditionType) always keep
      observedGeneration: int64
      status: string(ConditionStatus) always keep
      lastProbeTime: time always
      lastTransitionTime: time always
      reason: string keep
      message: string

    HostIP
      ip: string always

    PodIP
      ip: string always

    ContainerStatus
      name: string always names container
      state: ContainerState always
      lastState: ContainerState always
      ready: bool always
      restartCount: int32 always
      image: string always
      imageID: string always
      containerID: string
      started: bool optional
      allocatedResources: resources keep
      resources: ResourceRequirements keep
      volumeMounts: [VolumeMountStatus] merge mountPath keys mountPath
      user: ContainerUser
      allocatedResourcesStatus: [ResourceStatus] merge name keys name
      stopSignal: string(Signal) optional

    ContainerState
      waiting: ContainerStateWaiting
      running: ContainerStateRunning
      terminated: ContainerStateTerminated

    ContainerStateWaiting
      reason: string
      message: string

    ContainerStateRunning
      startedAt: time always

    ContainerStateTerminated
      exitCode: int32 always
      signal: int32
      reason: string
      message: string
      startedAt: time always
      finishedAt: time always
      containerID: string

    VolumeMountStatus
      name: string always
      mountPath: string always
      readOnly: bool
      recursiveReadOnly: string(RecursiveReadOnlyMode) optional
      volumeStatus: VolumeStatus since 1.36

    VolumeStatus
      image: ImageVolumeStatus

    ImageVolumeStatus
      imageRef: string

    ContainerUser
      linux: LinuxContainerUser

    LinuxContainerUser
      uid: int64 always
      gid: int64 always
      supplementalGroups: [int64]

    ResourceStatus
      name: string(ResourceName) always
      resources: [ResourceHealth] keys resourceID

    ResourceHealth
      resourceID: string(ResourceID) always
      health: string(ResourceHealthStatus)
      message: string optional since 1.36

    PodResourceClaimStatus
      name: string always keep
      resourceClaimName: string optional -> ResourceClaim keep

    PodExtendedResourceClaimStatus
      requestMappings: [ContainerExtendedResourceRequest] always
      resourceClaimName: string always -> ResourceClaim

    ContainerExtendedResourceRequest
      containerName: string always
      resourceName: string always
      requestName: string always

    NodeAllocatableResourceClaimStatus
      resourceClaimName: string always
      containers: [string] set
      resources: resources always until 1.37
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
