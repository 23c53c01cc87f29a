extension KindText {
  static let csiDriver: StaticString = """
    kind CSIDriver
      resource csidrivers
      scope cluster
      served storage.k8s.io/v1
      once storage.k8s.io/v1beta1 until 1.22
      is read
      plays storage capacity, missing drivers
      snapshot storage
      asked always

    CSIDriver
      apiVersion: string
      kind: string
      metadata: ObjectMeta keep self known
      spec: CSIDriverSpec keep

    CSIDriverSpec
      attachRequired: bool = true immutable keep
      podInfoOnMount: bool = false
      volumeLifecycleModes: [string(VolumeLifecycleMode)] = [Persistent] zero set immutable
      storageCapacity: bool = false keep
      fsGroupPolicy: string(FSGroupPolicy) = ReadWriteOnceWithFSType
      tokenRequests: [TokenRequest]
      requiresRepublish: bool = false
      seLinuxMount: bool = false
      nodeAllocatableUpdatePeriodSeconds: int64
      serviceAccountTokenInSecrets: bool since 1.35
      preventPodSchedulingIfMissing: bool keep since 1.36

    TokenRequest
      audience: string
      expirationSeconds: int64
    """
}
