extension KindText {
  static let policyRule: StaticString = """
    PolicyRule
      verbs: [string] keep
      apiGroups: [string] keep
      resources: [string] keep
      resourceNames: [string] names object
      nonResourceURLs: [string] keep

    Subject
      kind: string keep
      apiGroup: string = rbac.authorization.k8s.io zero if kind=User|Group keep
      name: string names account
      namespace: string -> Namespace keep

    RoleRef
      apiGroup: string = rbac.authorization.k8s.io zero keep
      kind: string keep
      name: string names role
    """
}
