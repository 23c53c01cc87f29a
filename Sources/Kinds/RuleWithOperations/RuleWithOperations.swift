extension KindText {
  static let ruleWithOperations: StaticString = """
    RuleWithOperations
      operations: [string(OperationType)] keep
      apiGroups: [string] keep
      apiVersions: [string] keep
      resources: [string] keep
      scope: string(ScopeType) optional = * keep

    WebhookClientConfig
      url: string optional
      service: ServiceReference
      caBundle: bytes

    ServiceReference
      namespace: string always
      name: string always
      path: string optional
      port: int32 optional = 443

    MatchCondition
      name: string always keep
      expression: string always keep
    """
}
