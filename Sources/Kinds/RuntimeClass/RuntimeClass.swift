extension KindText {
  static let runtimeClass: StaticString = """
    kind RuntimeClass
      resource runtimeclasses
      scope cluster
      served node.k8s.io/v1
      once node.k8s.io/v1beta1 until 1.25
      is read validated
      plays overhead, nodes of pods
      snapshot policy
      asked always

    RuntimeClass
      apiVersion: string
      kind: string
      metadata: ObjectMeta always keep self runtimeClass
      handler: string always immutable names runtimeClass
      overhead: Overhead keep
      scheduling: Scheduling keep

    Overhead
      podFixed: resources keep

    Scheduling
      nodeSelector: map[string] labels atomic
      tolerations: [Toleration] keep
    """
}
