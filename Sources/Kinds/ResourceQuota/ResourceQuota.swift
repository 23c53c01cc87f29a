extension KindText {
  static let resourceQuota: StaticString = """
    kind ResourceQuota
      resource resourcequotas quota
      scope namespaced
      served v1
      is read validated
      plays pods of workloads that are refused
      snapshot policy
      asked always

    ResourceQuota
      apiVersion: string
      kind: string
      metadata: ObjectMeta always keep self object
      spec: ResourceQuotaSpec always keep
      status: ResourceQuotaStatus always keep

    ResourceQuotaSpec
      hard: resources keyed quota
      scopes: [string(ResourceQuotaScope)] immutable keep
      scopeSelector: ScopeSelector keep

    ScopeSelector atomic
      matchExpressions: [ScopedResourceSelectorRequirement] keep

    ScopedResourceSelectorRequirement
      scopeName: string(ResourceQuotaScope) always keep
      operator: string(ScopeSelectorOperator) always keep
      values: [string] names priorityClass

    ResourceQuotaStatus
      hard: resources
      used: resources keyed quota
    """
}
