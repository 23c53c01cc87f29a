extension KindText {
  static let priorityClass: StaticString = """
    kind PriorityClass
      resource priorityclasses pc
      scope cluster
      served scheduling.k8s.io/v1
      once scheduling.k8s.io/v1beta1 until 1.22, scheduling.k8s.io/v1alpha1 until 1.22
      is read validated
      plays priority of pods
      snapshot policy
      asked always

    PriorityClass
      apiVersion: string
      kind: string
      metadata: ObjectMeta always keep self priorityClass
      value: int32 always = 0 immutable keep
      globalDefault: bool keep
      description: string
      preemptionPolicy: string(PreemptionPolicy) optional = PreemptLowerPriority immutable keep
    """
}
