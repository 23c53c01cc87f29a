extension KindText {
  static let limitRange: StaticString = """
    kind LimitRange
      resource limitranges limits
      scope namespaced
      served v1
      is read validated
      plays defaults of pods out of workloads
      snapshot policy
      asked always

    LimitRange
      apiVersion: string
      kind: string
      metadata: ObjectMeta keep self object
      spec: LimitRangeSpec keep

    LimitRangeSpec
      limits: [LimitRangeItem] keep

    LimitRangeItem
      type: string(LimitType) keep
      max: resources keep
      min: resources keep
      default: resources = @limitDefault(max) keep
      defaultRequest: resources = @limitDefaultRequest(default) keep
      maxLimitRequestRatio: resources keep
    """
}
