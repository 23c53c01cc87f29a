import Kinds
import Kubernetes
import Symbols
import Testing

@testable import Snapshot

@Suite struct SnapshotTests {
  private func kinds(_ counts: [(kind: String, count: Int)]) -> [String] { counts.map { "\($0.count) \($0.kind)" } }

  @Test func nothingGetsOutThatPlacementDoesNotRead() {
    #expect(Dump.withSecrets.contains("HIDDEN"))
    let snapshot = Snapshot(Dump.files([Dump.withSecrets]))
    #expect(!snapshot.text().contains("HIDDEN"))
    #expect(
      kinds(snapshot.counts) == [
        "1 Node", "1 PersistentVolume", "1 StorageClass", "1 Secret", "1 ConfigMap", "1 Pod",
      ])
    #expect(kinds(snapshot.leftOut) == ["1 Service"])
  }

  @Test func whatPlacementReadsStandsThereForPeople() {
    #expect(
      Snapshot(Dump.files([Dump.withSecrets])).text() == """
        # Written by bayplan snapshot: what placement needs of a cluster, and nothing else.
        ---
        apiVersion: v1
        kind: Node
        metadata:
          name: node-a
          uid: "2a5b0c1e-0000-4000-8000-000000000001"
          labels: {pool: general, kubernetes.io/hostname: node-a}
        spec:
          podCIDR: "10.0.1.0/24"
          taints: [{key: dedicated, value: shop, effect: NoSchedule}]
        status:
          allocatable: {cpu: "4", memory: "16Gi", pods: "110"}
          images: [{names: ["registry.example/web:1"], sizeBytes: 52428800}]
        ---
        apiVersion: v1
        kind: PersistentVolume
        metadata: {name: pv-1}
        spec:
          capacity: {storage: "1Gi"}
          accessModes: [ReadWriteOnce]
          csi: {driver: ebs.csi.aws.com, volumeHandle: vol-1}
        ---
        apiVersion: storage.k8s.io/v1
        kind: StorageClass
        metadata: {name: fast}
        provisioner: ebs.csi.aws.com
        ---
        apiVersion: v1
        kind: Secret
        metadata: {name: database, namespace: shop}
        data: {password: ""}
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: settings}
        data: {key: ""}
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: web-1
          namespace: shop
          labels: {app: web}
          ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: web, uid: "1", controller: true}]
        spec:
          nodeName: node-a
          tolerations: [{key: dedicated, operator: Equal, value: shop}]
          containers:
            - name: web
              image: "registry.example/web:1"
              ports: [{containerPort: 80, hostPort: 8080}]
              resources: {requests: {cpu: "500m"}}
          volumes: [{name: data, persistentVolumeClaim: {claimName: data-web}}]
        status:
          phase: Running

        """)
  }

  @Test func driversAndDeviceTaintRulesKeepWhatPlacementReads() {
    let text = Snapshot(
      Dump.files([
        """
        apiVersion: storage.k8s.io/v1
        kind: CSIDriver
        metadata: {name: x.csi, annotations: {team: HIDDEN}}
        spec: {storageCapacity: true, attachRequired: false, preventPodSchedulingIfMissing: true, fsGroupPolicy: HIDDEN}
        ---
        apiVersion: resource.k8s.io/v1
        kind: DeviceTaintRule
        metadata: {name: out, annotations: {why: HIDDEN}}
        spec:
          deviceSelector: {driver: d, pool: p, device: x, other: HIDDEN}
          taint: {key: broken, value: "1", effect: NoSchedule, timeAdded: "2026-01-01T00:00:00Z"}
        status: {conditions: [{type: HIDDEN}]}
        """
      ])
    ).text()
    #expect(
      text == """
        # Written by bayplan snapshot: what placement needs of a cluster, and nothing else.
        ---
        apiVersion: storage.k8s.io/v1
        kind: CSIDriver
        metadata: {name: x.csi}
        spec:
          storageCapacity: true
          attachRequired: false
          preventPodSchedulingIfMissing: true
        ---
        apiVersion: resource.k8s.io/v1
        kind: DeviceTaintRule
        metadata: {name: out}
        spec:
          deviceSelector: {driver: d, pool: p, device: x}
          taint: {key: broken, value: "1", effect: NoSchedule}

        """)
  }

  @Test func aSnapshotOfASnapshotIsTheSame() {
    let text = Snapshot(Dump.files([Dump.withSecrets])).text()
    #expect(Snapshot(Dump.files([text])).text() == text)
  }

  @Test func emptyMappingsThatMeanSomethingStay() {
    let text = Snapshot(
      Dump.files([
        "{apiVersion: v1, kind: Pod, metadata: {name: a, annotations: {x: y}}, spec: {nodeSelector: {}, containers: []}}"
      ])
    ).text()
    #expect(text.contains("  nodeSelector: {}\n"))
    #expect(!text.contains("annotations"))
  }

  @Test func podsThatHaveEndedAndOldRevisionsStayBehind() {
    let snapshot = Snapshot(
      Dump.files([
        """
        {apiVersion: v1, kind: Pod, metadata: {name: done}, status: {phase: Succeeded}}
        ---
        {apiVersion: apps/v1, kind: ReplicaSet, metadata: {name: old, ownerReferences: [{kind: Deployment, name: web}]}, spec: {replicas: 0}}
        """
      ]))
    #expect(snapshot.objects.isEmpty)
    #expect(kinds(snapshot.leftOut) == ["1 Pod", "1 ReplicaSet"])
  }

  @Test func whatLintAndControllersReadStays() {
    let text = Snapshot(
      Dump.files([
        """
        apiVersion: batch/v1
        kind: Job
        metadata: {name: import}
        spec: {completions: 3, manualSelector: true, backoffLimit: 4}
        status:
          succeeded: 2
          active: 1
          ready: 1
          completedIndexes: 0-1
          conditions: [{type: Complete, status: "True", message: secret}, {type: Other, status: "True"}]
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: web, namespace: shop}
        spec: {type: NodePort, clusterIP: 10.96.0.9, externalTrafficPolicy: Local, ports: [{port: 80, nodePort: 30080}]}
        ---
        apiVersion: discovery.k8s.io/v1
        kind: EndpointSlice
        metadata: {name: web-x, namespace: shop, labels: {kubernetes.io/service-name: web}}
        addressType: IPv4
        ports: [{port: 8080, appProtocol: secret}]
        endpoints:
          - addresses: [10.1.0.7]
            conditions: {ready: true}
            nodeName: n1
            zone: z1
            targetRef: {name: secret}
            hints: {forNodes: [{name: n1}]}
        ---
        apiVersion: v1
        kind: ResourceQuota
        metadata: {name: compute, namespace: shop}
        spec: {hard: {pods: "4", gold.storageclass.storage.k8s.io/requests.storage: 1Gi}, scopes: [BestEffort]}
        status: {used: {pods: "1"}}
        ---
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: {name: web, namespace: shop}
        spec: {minReplicas: 2, maxReplicas: 9, scaleTargetRef: {kind: Deployment, name: web}, metrics: [{type: Resource}]}
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: a
          annotations: {container.apparmor.security.beta.kubernetes.io/a: unconfined, note: secret}
        spec:
          hostPID: true
          securityContext: {runAsUser: 0, fsGroup: 7}
          containers:
            - name: a
              securityContext: {privileged: true, readOnlyRootFilesystem: true}
              livenessProbe: {httpGet: {path: /secret, port: 81}}
              readinessProbe: {tcpSocket: {host: 10.9.8.7, port: 82}, periodSeconds: 77}
          volumes: [{name: logs, hostPath: {path: /var/log}}, {name: tmp, emptyDir: {}}]
        """
      ])
    ).text()
    for kept in [
      "succeeded: 2", "active: 1", "completedIndexes: \"0-1\"", "{type: Complete, status: \"True\"}",
      "manualSelector: true",
      "pods: \"4\"", "gold.storageclass.storage.k8s.io/requests.storage: \"1Gi\"", "scopes: [BestEffort]",
      "used: {pods: \"1\"}",
      "minReplicas: 2",
      "scaleTargetRef: {kind: Deployment, name: web}", "hostPID: true", "securityContext: {runAsUser: 0}",
      "securityContext: {privileged: true}", "container.apparmor.security.beta.kubernetes.io/a: unconfined",
      "readinessProbe: {tcpSocket: {host: \"10.9.8.7\", port: 82}}", "clusterIP: \"10.96.0.9\"",
      "externalTrafficPolicy: Local", "addresses: [\"10.1.0.7\"]", "hints: {forNodes: [{name: n1}]}",
      "{name: logs, hostPath: {path: \"/var/log\"}}",
    ] {
      #expect(text.contains(kept), "\(kept)")
    }
    for dropped in [
      "backoffLimit", "ready: 1", "secret", "Other", "metrics", "fsGroup", "readOnly", "emptyDir", "81", "77",
      "30080",
    ] {
      #expect(!text.contains(dropped), "\(dropped)")
    }
  }

  @Test func everyKindThatIsReadIsKept() {
    #expect(KindCatalogue.all.filter { $0.isRead && KeptKind.all[$0.name] == nil }.isEmpty)
  }

  /// A name that a description uses and a snapshot does not know would be hidden as something else.
  @Test func everyNameOfADescriptionIsKnown() {
    for kind in KindCatalogue.all {
      let schema = SchemaType(kind).schema
      for place in schema.structures.indices {
        for facts in schema.facts(of: ValueType(form: .object, reference: Int32(place))) {
          var names = facts.keeping.annotations.map(\.names) + [facts.keeping.selfName ?? ""]
          switch facts.keeping.form {
          case .names(let name), .keyed(let name), .emptied(let name): names.append(name)
          default: break
          }
          for name in names where !["", "self"].contains(name) { #expect(Name(rawValue: name) != nil, "\(name)") }
        }
      }
    }
  }

  /// Of Secrets and ConfigMaps a snapshot has names and names of entries, and no value.
  @Test func secretsLoseTheirValues() {
    let text = Snapshot(
      Dump.files([
        """
        apiVersion: v1
        kind: Secret
        metadata: {name: db, namespace: shop, annotations: {kubectl.kubernetes.io/last-applied-configuration: HIDDEN}}
        type: Opaque
        data: {password: SElEREVO}
        stringData: {user: HIDDEN}
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: settings}
        data: {log.level: HIDDEN}
        binaryData: {blob: SElEREVO}
        immutable: true
        """
      ])
    ).text()
    #expect(!text.contains("HIDDEN") && !text.contains("SElEREVO"))
    #expect(text.contains("data: {password: \"\"}\nstringData: {user: \"\"}\n"))
    #expect(text.contains("data: {log.level: \"\"}\nbinaryData: {blob: \"\"}\nimmutable: true\n"))
  }

  @Test func rolesKeepWhatTheyGrantAndLeasesAreLeftOut() {
    let snapshot = Snapshot(
      Dump.files([
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: b, namespace: shop}
        subjects: [{kind: ServiceAccount, name: builder, namespace: shop}, {kind: User, name: "system:node:n1"}]
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: deployer}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: {name: deployer, namespace: shop}
        rules: [{apiGroups: [apps], resources: [deployments], resourceNames: [web], verbs: [get]}]
        ---
        {apiVersion: v1, kind: ServiceAccount, metadata: {name: builder, namespace: shop}, secrets: [{name: s}]}
        ---
        {apiVersion: coordination.k8s.io/v1, kind: Lease, metadata: {name: n1}}
        """
      ]), hidesNames: true)
    let text = snapshot.text()
    #expect(text.contains("{kind: ServiceAccount, name: account-1, namespace: namespace-1}"))
    #expect(text.contains("kind: ServiceAccount\nmetadata: {name: account-1, namespace: namespace-1}"))
    #expect(text.contains("name: role-1") && text.contains("verbs: [get]"))
    for gone in ["builder", "deployer", "shop", "n1", "web"] { #expect(!text.contains(gone), "\(gone)") }
    #expect(snapshot.leftOut.map(\.kind) == ["Lease"])
  }

  @Test func itemsTakeTheirKindFromTheirList() {
    let snapshot = Snapshot(Dump.files(["{apiVersion: v1, kind: NodeList, items: [{metadata: {name: a}}]}"]))
    #expect(snapshot.text().hasSuffix("---\napiVersion: v1\nkind: Node\nmetadata: {name: a}\n"))
  }
}
