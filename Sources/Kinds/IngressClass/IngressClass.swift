extension KindText {
  static let ingressClass: StaticString = """
    kind IngressClass
      resource ingressclasses
      scope cluster
      served networking.k8s.io/v1
      once networking.k8s.io/v1beta1 until 1.22
      is validated

    IngressClass
      apiVersion: string
      kind: string
      metadata: ObjectMeta always
      spec: IngressClassSpec always

    IngressClassSpec
      controller: string immutable
      parameters: IngressClassParametersReference

    IngressClassParametersReference
      apiGroup: string optional
      kind: string always
      name: string always
      scope: string = Cluster
      namespace: string optional
    """
}
