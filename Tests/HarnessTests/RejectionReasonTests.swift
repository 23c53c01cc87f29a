import Testing

/// What `because` names, in the words of the plugins themselves.
@Suite struct RejectionReasonTests {
  private static let cluster = """
    apiVersion: v1
    kind: Node
    metadata: {name: node-a, labels: {disktype: hdd}}
    spec: {taints: [{key: dedicated, value: gpu, effect: NoSchedule}]}
    status: {allocatable: {cpu: "1", memory: 8Gi, pods: "10"}}
    ---
    apiVersion: v1
    kind: Pod
    metadata: {name: resolver}
    spec:
      nodeName: node-a
      containers: [{name: dns, image: dns:1, ports: [{containerPort: 53, hostPort: 53, protocol: UDP}]}]
    """

  private static let pod = """
    apiVersion: v1
    kind: Pod
    metadata: {name: web}
    spec:
      nodeSelector: {disktype: ssd}
      containers:
        - name: app
          image: app:1
          ports: [{containerPort: 53, hostPort: 53, protocol: UDP}]
          resources: {requests: {cpu: "2"}}
    """

  private func run(_ because: String) throws -> Folder.Outcome {
    let test = Sample.test("expect: [{pods: {name: web}, rejected: {node: node-a, because: \(because)}}]")
    return try Folder(["cluster.yaml": Self.cluster, "pods.yaml": Self.pod, "t.yaml": test]).run()
  }

  @Test(arguments: [
    "{taint: 'dedicated=gpu:NoSchedule'}", "{taint: dedicated=gpu}", "{taint: dedicated}", "{label: disktype}",
    "{resource: cpu}", "{port: 53}", "{port: 53/UDP}", "node(s) had untolerated taint",
  ])
  func aThingInTheWayIsFound(because: String) throws {
    #expect(try run(because).pretty.hasPrefix("PASS t"))
  }

  @Test(arguments: [
    "{taint: dedicate}", "{taint: dedicated=gp}", "{taint: 'dedicated=gpu:NoExecute'}", "{label: disk}",
    "{resource: memory}", "{resource: cp}", "{port: 5}", "{port: 53/TCP}", "node(s) had taints",
  ])
  func anotherThingIsNot(because: String) throws {
    #expect(try run(because).pretty.hasPrefix("FAIL t"))
  }
}
