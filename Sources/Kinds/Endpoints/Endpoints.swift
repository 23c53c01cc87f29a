extension KindText {
  static let endpoints: StaticString = """
    kind Endpoints
      resource endpoints ep
      scope namespaced
      served v1
      is validated

    Endpoints
      apiVersion: string
      kind: string
      metadata: ObjectMeta always
      subsets: [EndpointSubset]

    EndpointSubset
      addresses: [EndpointAddress]
      notReadyAddresses: [EndpointAddress]
      ports: [EndpointPort] keys name,port,protocol

    EndpointAddress
      ip: string always
      hostname: string
      nodeName: string optional -> Node
      targetRef: ObjectReference

    EndpointPort
      name: string
      port: int32 always
      protocol: string(Protocol) = TCP zero
      appProtocol: string optional
    """
}
