extension KindText {
  static let deviceTaintRule: StaticString = """
    kind DeviceTaintRule
      resource devicetaintrules
      scope cluster
      served resource.k8s.io/v1 since 1.37
      optional resource.k8s.io/v1beta2 since 1.36, resource.k8s.io/v1alpha3
      is read validated
      plays taints of devices
      snapshot devices
      asked taints

    DeviceTaintRule
      apiVersion: string
      kind: string
      metadata: ObjectMeta always keep self object
      spec: DeviceTaintRuleSpec always keep
      status: DeviceTaintRuleStatus always

    DeviceTaintRuleSpec
      deviceSelector: DeviceTaintSelector keep
      taint: DeviceTaint always keep

    DeviceTaintSelector
      driver: string optional keep
      pool: string optional names known
      device: string optional keep

    DeviceTaintRuleStatus
      conditions: [Condition] merge type keys type
    """
}
