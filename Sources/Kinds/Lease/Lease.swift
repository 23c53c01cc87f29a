extension KindText {
  static let lease: StaticString = """
    kind Lease
      resource leases
      scope namespaced
      served coordination.k8s.io/v1
      once coordination.k8s.io/v1beta1 until 1.22
      is validated

    Lease
      apiVersion: string
      kind: string
      metadata: ObjectMeta always
      spec: LeaseSpec always

    LeaseSpec
      holderIdentity: string optional
      leaseDurationSeconds: int32 optional
      acquireTime: microTime
      renewTime: microTime
      leaseTransitions: int32 optional
      strategy: string(CoordinatedLeaseStrategy) optional
      preferredHolder: string optional
    """
}
