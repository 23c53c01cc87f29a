extension KindText {
  static let deviceTaintRule: StaticString = """
    kind DeviceTaintRule
      resource devicetaintrules
      scope cluster
      served resource.k8s.io/v1 since 1.37
      optional resource.k8s.io/v1beta2 since 1.36, resource.k8s.io/v1alpha3
      is read
      plays taints of devices
      snapshot devices
      asked taints

    DeviceTaintRule
      apiVersion: string
      kind: string
      metadata: ObjectMeta keep self object
      spec: DeviceTaintRuleSpec keep
      status: DeviceTaintRuleStatus

    DeviceTaintRuleSpec
      deviceSelector: DeviceTaintSelector keep
      taint: DeviceTaint keep

    DeviceTaintSelector
      driver: string keep
      pool: string names known
      device: string keep

    DeviceTaintRuleStatus
      conditions: [Condition] merge type keys type
    """
}
