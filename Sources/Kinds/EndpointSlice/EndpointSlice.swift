extension KindText {
  static let endpointSlice: StaticString = """
    kind EndpointSlice
      resource endpointslices
      scope namespaced
      served discovery.k8s.io/v1
      once discovery.k8s.io/v1beta1 until 1.25
      is read validated
      plays traffic by node
      snapshot workloads
      asked always

    EndpointSlice
      apiVersion: string
      kind: string
      metadata: ObjectMeta keep self object
      addressType: string(AddressType) immutable keep
      endpoints: [Endpoint] keep
      ports: [EndpointPort] keep

    Endpoint
      addresses: [string] set names address
      conditions: EndpointConditions keep
      hostname: string
      targetRef: ObjectReference
      deprecatedTopology: map[string]
      nodeName: string -> Node keep
      zone: string keep
      hints: EndpointHints keep

    EndpointConditions
      ready: bool keep
      serving: bool keep
      terminating: bool keep

    EndpointHints
      forZones: [ForZone] keep
      forNodes: [ForNode] keep

    ForZone
      name: string keep

    ForNode
      name: string -> Node keep

    EndpointPort
      name: string = "" names object
      protocol: string(Protocol) = TCP keep
      port: int32 keep
      appProtocol: string
    """
}
