extension KindText {
  static let roleBinding: StaticString = """
    kind RoleBinding
      resource rolebindings
      scope namespaced
      served rbac.authorization.k8s.io/v1
      once rbac.authorization.k8s.io/v1beta1 until 1.22, rbac.authorization.k8s.io/v1alpha1 until 1.22
      is validated
      snapshot policy

    RoleBinding
      apiVersion: string
      kind: string
      metadata: ObjectMeta always keep self object
      subjects: [Subject] keep
      roleRef: RoleRef always immutable keep
    """
}
