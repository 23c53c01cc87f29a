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
      metadata: ObjectMeta always keep self object
      addressType: string(AddressType) always immutable keep
      endpoints: [Endpoint] always keep
      ports: [EndpointPort] always keep

    Endpoint
      addresses: [string] always set names address
      conditions: EndpointConditions always keep
      hostname: string optional
      targetRef: ObjectReference
      deprecatedTopology: map[string]
      nodeName: string optional -> Node keep
      zone: string optional keep
      hints: EndpointHints keep

    EndpointConditions
      ready: bool optional keep
      serving: bool optional keep
      terminating: bool optional keep

    EndpointHints
      forZones: [ForZone] keep
      forNodes: [ForNode] keep

    ForZone
      name: string always keep

    ForNode
      name: string always -> Node keep

    EndpointPort atomic
      name: string optional = "" names object
      protocol: string(Protocol) optional = TCP keep
      port: int32 optional keep
      appProtocol: string optional
    """
}
