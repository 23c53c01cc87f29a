extension KindText {
  static let networkPolicy: StaticString = """
    kind NetworkPolicy
      resource networkpolicies netpol
      scope namespaced
      served networking.k8s.io/v1
      once extensions/v1beta1 until 1.16
      is validated
      snapshot policy

    NetworkPolicy
      apiVersion: string
      kind: string
      metadata: ObjectMeta always keep self object
      spec: NetworkPolicySpec = {} always keep

    NetworkPolicySpec
      podSelector: LabelSelector always keep
      ingress: [NetworkPolicyIngressRule] keep
      egress: [NetworkPolicyEgressRule] keep
      policyTypes: [string(PolicyType)] = @policyTypes(egress) zero keep

    NetworkPolicyIngressRule
      ports: [NetworkPolicyPort] keep
      from: [NetworkPolicyPeer] keep

    NetworkPolicyPort
      protocol: string(Protocol) optional = TCP keep
      port: intOrString optional keep
      endPort: int32 optional keep

    NetworkPolicyPeer
      podSelector: LabelSelector keep
      namespaceSelector: LabelSelector keep
      ipBlock: IPBlock keep

    IPBlock
      cidr: string always names addressBlock
      except: [string] names addressBlock

    NetworkPolicyEgressRule
      ports: [NetworkPolicyPort] keep
      to: [NetworkPolicyPeer] keep
    """
}
