extension KindText {
  static let clusterRole: StaticString = """
    kind ClusterRole
      resource clusterroles
      scope cluster
      served rbac.authorization.k8s.io/v1
      once rbac.authorization.k8s.io/v1beta1 until 1.22, rbac.authorization.k8s.io/v1alpha1 until 1.22
      is validated
      snapshot policy

    ClusterRole
      apiVersion: string
      kind: string
      metadata: ObjectMeta always keep self role
      rules: [PolicyRule] always keep
      aggregationRule: AggregationRule keep

    AggregationRule
      clusterRoleSelectors: [LabelSelector] keep
    """
}
