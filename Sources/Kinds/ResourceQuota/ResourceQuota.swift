extension KindText {
  static let resourceQuota: StaticString = """
    kind ResourceQuota
      resource resourcequotas quota
      scope namespaced
      served v1
      is read validated
      plays what a rollout takes, in lint
      snapshot policy
      asked always

    ResourceQuota
      apiVersion: string
      kind: string
      metadata: ObjectMeta keep self object
      spec: ResourceQuotaSpec keep
      status: ResourceQuotaStatus

    ResourceQuotaSpec
      hard: resources keyed quota
      scopes: [string(ResourceQuotaScope)] immutable keep
      scopeSelector: ScopeSelector keep

    ScopeSelector
      matchExpressions: [ScopedResourceSelectorRequirement] keep

    ScopedResourceSelectorRequirement
      scopeName: string(ResourceQuotaScope) keep
      operator: string(ScopeSelectorOperator) keep
      values: [string] names priorityClass

    ResourceQuotaStatus
      hard: resources
      used: resources
    """
}
