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
      metadata: ObjectMeta keep self object
      spec: PodDisruptionBudgetSpec keep
      status: PodDisruptionBudgetStatus keep

    PodDisruptionBudgetSpec
      minAvailable: intOrString keep
      selector: LabelSelector keep
      maxUnavailable: intOrString keep
      unhealthyPodEvictionPolicy: string(UnhealthyPodEvictionPolicyType)

    PodDisruptionBudgetStatus
      observedGeneration: int64
      disruptedPods: map[time] keyed pod
      disruptionsAllowed: int32 keep
      currentHealthy: int32
      desiredHealthy: int32
      expectedPods: int32
      conditions: [Condition] merge type keys type
    """
}
