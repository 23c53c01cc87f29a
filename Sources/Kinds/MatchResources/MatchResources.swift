extension KindText {
  static let matchResources: StaticString = """
    MatchResources atomic
      namespaceSelector: LabelSelector = {} keep
      objectSelector: LabelSelector = {} keep
      resourceRules: [NamedRuleWithOperations] keep
      excludeResourceRules: [NamedRuleWithOperations] keep
      matchPolicy: string(MatchPolicyType) optional = Equivalent

    NamedRuleWithOperations atomic
      resourceNames: [string] names pod
      operations: [string(OperationType)] keep
      apiGroups: [string] keep
      apiVersions: [string] keep
      resources: [string] keep
      scope: string(ScopeType) optional = * keep

    ParamKind atomic
      apiVersion: string
      kind: string

    ParamRef atomic
      name: string
      namespace: string
      selector: LabelSelector
      parameterNotFoundAction: string(ParameterNotFoundActionType) optional

    Variable
      name: string always
      expression: string always
    """
}
