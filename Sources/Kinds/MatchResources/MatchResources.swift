extension KindText {
  static let matchResources: StaticString = """
    MatchResources
      namespaceSelector: LabelSelector = {} keep
      objectSelector: LabelSelector = {} keep
      resourceRules: [NamedRuleWithOperations] keep
      excludeResourceRules: [NamedRuleWithOperations] keep
      matchPolicy: string(MatchPolicyType) = Equivalent

    NamedRuleWithOperations
      resourceNames: [string] names pod
      operations: [string(OperationType)] keep
      apiGroups: [string] keep
      apiVersions: [string] keep
      resources: [string] keep
      scope: string(ScopeType) = * keep

    ParamKind
      apiVersion: string
      kind: string

    ParamRef
      name: string
      namespace: string
      selector: LabelSelector
      parameterNotFoundAction: string(ParameterNotFoundActionType)

    Variable
      name: string
      expression: string
    """
}
