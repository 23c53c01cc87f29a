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
      metadata: ObjectMeta
      spec: LeaseSpec

    LeaseSpec
      holderIdentity: string
      leaseDurationSeconds: int32
      acquireTime: microTime
      renewTime: microTime
      leaseTransitions: int32
      strategy: string(CoordinatedLeaseStrategy)
      preferredHolder: string
    """
}
