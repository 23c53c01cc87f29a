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
}
