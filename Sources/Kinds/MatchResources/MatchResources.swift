extension KindText {
  static let matchResources: StaticString = """
    MatchResources atomic
      namespaceSelector: LabelSelector = {} keep
      objectSelector: LabelSelector = {} keep
      resourceRules: [NamedRuleWithOperations] keep
      excludeResourceRules: [NamedRuleWithOperations] keep
      matchPolicy: string(MatchPolicyType) optional = Equivalent keep

    NamedRuleWithOperations atomic
      resourceNames: [string] names pod
      operations: [string(OperationType)] keep
      apiGroups: [string] keep
      apiVersions: [string] keep
      resources: [string] keep
      scope: string(ScopeType) optional = * keep

    ParamKind atomic
      apiVersion: string keep
      kind: string keep

    ParamRef atomic
      name: string names object
      namespace: string -> Namespace keep
      selector: LabelSelector keep
      parameterNotFoundAction: string(ParameterNotFoundActionType) optional keep

    Variable
      name: string always keep
      expression: string always keep
    """
}
