extension KindText {
  static let clusterRoleBinding: StaticString = """
    kind ClusterRoleBinding
      resource clusterrolebindings
      scope cluster
      served rbac.authorization.k8s.io/v1
      once rbac.authorization.k8s.io/v1beta1 until 1.22, rbac.authorization.k8s.io/v1alpha1 until 1.22
      is validated
      snapshot policy

    ClusterRoleBinding
      apiVersion: string
      kind: string
      metadata: ObjectMeta always keep self object
      subjects: [Subject] keep
      roleRef: RoleRef always immutable keep
    """
}
