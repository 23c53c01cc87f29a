extension KindText {
  static let csiDriver: StaticString = """
    kind CSIDriver
      resource csidrivers
      scope cluster
      served storage.k8s.io/v1
      once storage.k8s.io/v1beta1 until 1.22
      is read validated
      plays storage capacity, missing drivers
      snapshot storage
      asked always

    CSIDriver
      apiVersion: string
      kind: string
      metadata: ObjectMeta always keep self known
      spec: CSIDriverSpec = {} always keep

    CSIDriverSpec
      attachRequired: bool optional = true immutable keep
      podInfoOnMount: bool optional = false
      volumeLifecycleModes: [string(VolumeLifecycleMode)] = [Persistent] zero set immutable
      storageCapacity: bool optional = false keep
      fsGroupPolicy: string(FSGroupPolicy) optional = ReadWriteOnceWithFSType
      tokenRequests: [TokenRequest]
      requiresRepublish: bool optional = false
      seLinuxMount: bool optional = false
      nodeAllocatableUpdatePeriodSeconds: int64 optional
      serviceAccountTokenInSecrets: bool optional since 1.35
      preventPodSchedulingIfMissing: bool optional = false from 1.37 keep since 1.36

    TokenRequest
      audience: string always
      expirationSeconds: int64 optional
    """
}
