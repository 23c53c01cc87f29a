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
      metadata: ObjectMeta keep self object
      spec: NetworkPolicySpec keep

    NetworkPolicySpec
      podSelector: LabelSelector keep
      ingress: [NetworkPolicyIngressRule] keep
      egress: [NetworkPolicyEgressRule] keep
      policyTypes: [string(PolicyType)] = @policyTypes(egress) zero keep

    NetworkPolicyIngressRule
      ports: [NetworkPolicyPort] keep
      from: [NetworkPolicyPeer] keep

    NetworkPolicyPort
      protocol: string(Protocol) = TCP keep
      port: intOrString keep
      endPort: int32 keep

    NetworkPolicyPeer
      podSelector: LabelSelector keep
      namespaceSelector: LabelSelector keep
      ipBlock: IPBlock keep

    IPBlock
      cidr: string names addressBlock
      except: [string] names addressBlock

    NetworkPolicyEgressRule
      ports: [NetworkPolicyPort] keep
      to: [NetworkPolicyPeer] keep
    """
}
