extension KindText {
  static let namespace: StaticString = """
    kind Namespace
      resource namespaces ns
      scope cluster
      served v1
      is read validated
      plays selectors of namespaces, pod security levels
      snapshot policy
      asked always

    Namespace
      apiVersion: string
      kind: string
      metadata: ObjectMeta always keep self namespace
      spec: NamespaceSpec always
      status: NamespaceStatus always = {}

    NamespaceSpec
      finalizers: [string(FinalizerName)]

    NamespaceStatus
      phase: string(NamespacePhase) = Active zero
      conditions: [NamespaceCondition] merge type keys type

    NamespaceCondition
      type: string(NamespaceConditionType) always
      status: string(ConditionStatus) always
      lastTransitionTime: time always
      reason: string
      message: string
    """
}
