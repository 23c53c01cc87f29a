extension KindText {
  static let podDisruptionBudget: StaticString = """
    kind PodDisruptionBudget
      resource poddisruptionbudgets pdb
      scope namespaced
      served policy/v1
      once policy/v1beta1 until 1.25
      is read validated
      plays the choice of victims
      snapshot policy
      asked always

    PodDisruptionBudget
      apiVersion: string
      kind: string
      metadata: ObjectMeta always keep self object
      spec: PodDisruptionBudgetSpec always keep
      status: PodDisruptionBudgetStatus always keep

    PodDisruptionBudgetSpec
      minAvailable: intOrString optional keep
      selector: LabelSelector replaced keep
      maxUnavailable: intOrString optional keep
      unhealthyPodEvictionPolicy: string(UnhealthyPodEvictionPolicyType) optional

    PodDisruptionBudgetStatus
      observedGeneration: int64
      disruptedPods: map[time] keyed pod
      disruptionsAllowed: int32 always keep
      currentHealthy: int32 always
      desiredHealthy: int32 always
      expectedPods: int32 always
      conditions: [Condition] merge type keys type
    """
}
