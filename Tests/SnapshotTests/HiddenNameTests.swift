import Testing

@testable import Snapshot

@Suite struct HiddenNameTests {
  private static let dump = """
    apiVersion: v1
    kind: Node
    metadata: {name: rack7-b, labels: {kubernetes.io/hostname: rack7-b, team: payments, topology.kubernetes.io/zone: z1}}
    spec: {taints: [{key: team, value: payments, effect: NoSchedule}]}
    status: {images: [{names: [acme.example/pay], sizeBytes: 1}]}
    ---
    apiVersion: v1
    kind: Node
    metadata: {name: rack7-a, labels: {kubernetes.io/hostname: rack7-a, cores: "64"}}
    ---
    apiVersion: v1
    kind: Pod
    metadata:
      name: ledger-1
      namespace: acme
      labels: {app: ledger, team: payments}
      ownerReferences: [{apiVersion: apps/v1, kind: StatefulSet, name: ledger, uid: ab-cd, controller: true}]
    spec:
      nodeSelector: {team: payments}
      tolerations: [{key: team, value: payments}]
      affinity:
        nodeAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            nodeSelectorTerms:
              - matchExpressions: [{key: cores, operator: Gt, values: ["32"]}]
                matchFields: [{key: metadata.name, operator: In, values: [rack7-b]}]
      containers: [{name: ledger, image: "acme.example/pay:latest"}]
      volumes: [{name: book, ephemeral: {volumeClaimTemplate: {spec: {storageClassName: gold}}}}]
    ---
    apiVersion: v1
    kind: PersistentVolumeClaim
    metadata: {name: ledger-1-book, namespace: acme}
    ---
    apiVersion: v1
    kind: Pod
    metadata: {name: dns, namespace: kube-system}
    spec: {priorityClassName: system-cluster-critical, containers: [{name: dns}]}

    """

  @Test func everyNameIsAnother() {
    let text = Snapshot(Dump.files([Self.dump]), hidesNames: true).text()
    for name in ["rack7", "payments", "ledger", "acme", "book", "gold", "ab-cd"] { #expect(!text.contains(name)) }
  }

  @Test func namesHaveTheSameNewNameEverywhereAndKeepTheirOrder() {
    let text = Snapshot(Dump.files([Self.dump]), hidesNames: true).text()
    #expect(
      text == """
        # Written by bayplan snapshot: what placement needs of a cluster, and nothing else.
        ---
        apiVersion: v1
        kind: Node
        metadata:
          name: node-2
          labels: {kubernetes.io/hostname: node-2, team: value-3, topology.kubernetes.io/zone: z1}
        spec:
          taints: [{key: team, value: value-3, effect: NoSchedule}]
        status:
          images: [{names: [registry.example/image-1], sizeBytes: 1}]
        ---
        apiVersion: v1
        kind: Node
        metadata: {name: node-1, labels: {kubernetes.io/hostname: node-1, cores: "64"}}
        ---
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: {name: pod-2-disk-1, namespace: area-1}
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: pod-2
          namespace: area-1
          labels: {app: value-2, team: value-3}
          ownerReferences:
            - apiVersion: apps/v1
              kind: StatefulSet
              name: owner-1
              uid: "00000000-0000-4000-8000-000000000001"
              controller: true
        spec:
          nodeSelector: {team: value-3}
          tolerations: [{key: team, value: value-3}]
          affinity:
            nodeAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                nodeSelectorTerms:
                  - matchExpressions: [{key: cores, operator: Gt, values: ["32"]}]
                    matchFields: [{key: metadata.name, operator: In, values: [node-2]}]
          containers: [{name: container-2, image: "registry.example/image-1:latest"}]
          volumes:
            - name: disk-1
              ephemeral: {volumeClaimTemplate: {spec: {storageClassName: storage-1}}}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: pod-1, namespace: kube-system}
        spec:
          priorityClassName: system-cluster-critical
          containers: [{name: container-1}]

        """)
  }

  @Test func namespacesStandAsBeforeAroundThoseThatKeepTheirNames() {
    let names = ["acme", "default", "edge", "kube-system", "shop"]
    let dump = names.map { "{apiVersion: v1, kind: Namespace, metadata: {name: \($0)}}\n---\n" }.joined()
    let book = Snapshot(Dump.files([dump]), hidesNames: true).names
    #expect(names.map { book.namespace($0) ?? $0 } == ["area-1", "default", "group-2", "kube-system", "namespace-3"])
  }

  /// The same for the same, and what means every address stays.
  @Test func addressesAndNamesOfPortsAndQuotasAreHidden() {
    let dump = """
      apiVersion: v1
      kind: Node
      metadata: {name: a}
      spec: {podCIDR: 172.20.4.0/25, podCIDRs: [172.20.4.0/25, "fd99:7::/64"]}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: web, namespace: shop}
      spec: {ports: [{name: ledger, port: 80}, {name: audit, port: 81}]}
      ---
      apiVersion: v1
      kind: ResourceQuota
      metadata: {name: q, namespace: shop}
      spec: {hard: {pods: "4", vault.storageclass.storage.k8s.io/requests.storage: 1Gi}}
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: p, namespace: shop}
      spec:
        containers:
          - name: a
            ports:
              - {containerPort: 1, hostPort: 1, hostIP: 172.20.4.9}
              - {containerPort: 2, hostPort: 2, hostIP: 172.20.4.9}
              - {containerPort: 3, hostPort: 3, hostIP: 172.20.4.10}
              - {containerPort: 4, hostPort: 4, hostIP: 0.0.0.0}
      ---
      apiVersion: discovery.k8s.io/v1
      kind: EndpointSlice
      metadata: {name: web-x, namespace: shop, labels: {kubernetes.io/service-name: web}}
      addressType: IPv4
      ports: [{name: ledger, port: 8080}]
      endpoints: [{addresses: [172.20.4.9], nodeName: a, hints: {forNodes: [{name: a}]}}]
      """
    let text = Snapshot(Dump.files([dump]), hidesNames: true).text()
    for name in ["172.20", "fd99", "ledger", "audit", "vault"] { #expect(!text.contains(name), "\(name)") }
    #expect(text.contains("podCIDR: \"10.0.0.1/25\""))
    #expect(text.contains("podCIDRs: [\"10.0.0.1/25\", \"fd00::2/64\"]"))
    #expect(text.contains("pods: \"4\", class-1.storageclass.storage.k8s.io/requests.storage: \"1Gi\""))
    let addresses = text.matches(of: /hostIP: "?([0-9.]+)/).map { String($0.output.1) }
    // A slice belongs to its Service, and its ports to that one's.
    #expect(text.contains("metadata: {name: object-4, namespace: namespace-1}"))
    #expect(text.contains("labels: {kubernetes.io/service-name: object-4}"))
    #expect(text.matches(of: /name: object-2, port/).count == 2)
    #expect(text.contains("addresses: [\"10.0.0.2\"]"))
    #expect(text.contains("nodeName: node-1"))
    #expect(addresses == ["10.0.0.2", "10.0.0.2", "10.0.0.1", "0.0.0.0"])
  }
}
