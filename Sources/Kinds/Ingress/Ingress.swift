extension KindText {
  static let ingress: StaticString = """
    kind Ingress
      resource ingresses ing
      scope namespaced
      served networking.k8s.io/v1
      once networking.k8s.io/v1beta1 until 1.22, extensions/v1beta1 until 1.22
      is validated
      snapshot workloads

    Ingress
      apiVersion: string
      kind: string
      metadata: ObjectMeta always keep self object
      spec: IngressSpec always keep
      status: IngressStatus always

    IngressSpec
      ingressClassName: string optional names object
      defaultBackend: IngressBackend keep
      tls: [IngressTLS] keep
      rules: [IngressRule] keep

    IngressBackend
      service: IngressServiceBackend keep
      resource: TypedLocalObjectReference keep

    IngressServiceBackend
      name: string always -> Service keep
      port: ServiceBackendPort always keep

    ServiceBackendPort
      name: string keep
      number: int32 keep

    IngressTLS
      hosts: [string] names host
      secretName: string -> Secret keep

    IngressRule
      host: string names host
      http: HTTPIngressRuleValue keep

    HTTPIngressRuleValue
      paths: [HTTPIngressPath] always keep

    HTTPIngressPath
      path: string names path
      pathType: string(PathType) optional keep
      backend: IngressBackend always keep

    IngressStatus
      loadBalancer: IngressLoadBalancerStatus always

    IngressLoadBalancerStatus
      ingress: [IngressLoadBalancerIngress]

    IngressLoadBalancerIngress
      ip: string
      hostname: string
      ports: [IngressPortStatus]

    IngressPortStatus
      port: int32 always
      protocol: string(Protocol) always
      error: string optional
    """
}
