extension KindText {
  static let matchResources: StaticString = """
    MatchResources
      namespaceSelector: LabelSelector = {} keep
      objectSelector: LabelSelector = {} keep
      resourceRules: [NamedRuleWithOperations] keep
      excludeResourceRules: [NamedRuleWithOperations] keep
      matchPolicy: string(MatchPolicyType) optional = Equivalent

    NamedRuleWithOperations
      resourceNames: [string] names pod
      operations: [string(OperationType)] keep
      apiGroups: [string] keep
      apiVersions: [string] keep
      resources: [string] keep
      scope: string(ScopeType) optional = * keep

    ParamKind
      apiVersion: string
      kind: string

    ParamRef
      name: string
      namespace: string
      selector: LabelSelector
      parameterNotFoundAction: string(ParameterNotFoundActionType) optional

    Variable
      name: string always
      expression: string always
    """
}
