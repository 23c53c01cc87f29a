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
      metadata: ObjectMeta always keep self object
      spec: LimitRangeSpec always keep

    LimitRangeSpec
      limits: [LimitRangeItem] always keep

    LimitRangeItem
      type: string(LimitType) always keep
      max: resources keep
      min: resources keep
      default: resources = @limitDefault(max) keep
      defaultRequest: resources = @limitDefaultRequest(default) keep
      maxLimitRequestRatio: resources keep
    """
}
