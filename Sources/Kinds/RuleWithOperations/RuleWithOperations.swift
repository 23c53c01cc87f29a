extension KindText {
  static let ruleWithOperations: StaticString = """
    RuleWithOperations
      operations: [string(OperationType)] keep
      apiGroups: [string] keep
      apiVersions: [string] keep
      resources: [string] keep
      scope: string(ScopeType) = * keep

    WebhookClientConfig
      url: string
      service: ServiceReference
      caBundle: bytes

    ServiceReference
      namespace: string
      name: string
      path: string
      port: int32 = 443

    MatchCondition
      name: string
      expression: string
    """
}
