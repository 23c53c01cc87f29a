extension KindText {
  static let controllerRevision: StaticString = """
    kind ControllerRevision
      resource controllerrevisions
      scope namespaced
      served apps/v1
      once apps/v1beta2 until 1.16, apps/v1beta1 until 1.16
      is validated
      snapshot workloads

    ControllerRevision
      apiVersion: string
      kind: string
      metadata: ObjectMeta always keep self object
      data: any immutable
      revision: int64 always keep
    """
}
