extension KindText {
  static let policyRule: StaticString = """
    PolicyRule
      verbs: [string] always keep
      apiGroups: [string] keep
      resources: [string] keep
      resourceNames: [string] names object
      nonResourceURLs: [string] keep

    Subject atomic
      kind: string always keep
      apiGroup: string = rbac.authorization.k8s.io zero if kind=User|Group keep
      name: string always names account
      namespace: string -> Namespace keep

    RoleRef atomic
      apiGroup: string always = rbac.authorization.k8s.io zero keep
      kind: string always keep
      name: string always names role
    """
}
