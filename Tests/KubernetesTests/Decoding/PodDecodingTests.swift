import Kubernetes
import SourceText
import Symbols
import TestSupport
import Testing

@Suite("Decoding pods")
struct PodDecodingTests {
  private func pod(_ yaml: String) throws -> Pod {
    let manifests = decode(yaml)
    #expect(manifests.diagnostics == [])
    return try #require(manifests.pods.first)
  }

  @Test("Metadata is read, with the default namespace where none is named")
  func metadata() throws {
    let pod = try pod(
      """
      apiVersion: v1
      kind: Pod
      metadata:
        name: web-0
        uid: 1c6f
        labels: {app: web, tier: "1"}
        annotations: {note: kept by nobody}
        creationTimestamp: 2025-01-31T12:00:00Z
        deletionTimestamp: "2025-01-31T13:00:00+01:00"
        ownerReferences:
          - {apiVersion: apps/v1, kind: StatefulSet, name: web, uid: 77aa, controller: true}
          - {apiVersion: v1, kind: Node, name: a, uid: 77ab}
      """)
    #expect(pod.metadata.name == "web-0")
    #expect(pod.metadata.namespace == "default")
    #expect(pod.metadata.uid == "1c6f")
    #expect(pod.metadata.labels == LabelSet([("tier", "1"), ("app", "web")]))
    #expect(pod.metadata.creationTimestamp == 1_738_324_800)
    #expect(pod.metadata.isTerminating)
    #expect(
      pod.metadata.controller
        == OwnerReference(apiVersion: "apps/v1", kind: "StatefulSet", name: "web", uid: "77aa", isController: true))
    #expect(pod.metadata.ownerReferences.count == 2)
    #expect(pod.metadata.range.start == 0)
  }

  @Test("A pod with nothing but a name has the defaults")
  func defaults() throws {
    let pod = try pod("apiVersion: v1\nkind: Pod\nmetadata: {generateName: a-}\n")
    #expect(pod.spec.schedulerName == "default-scheduler")
    #expect(pod.spec.restartPolicy == "Always")
    #expect(pod.spec.priority == nil)
    #expect(pod.spec.nodeSelector == nil)
    #expect(pod.spec.affinity == nil)
    #expect(pod.spec.resources == nil)
    #expect(pod.status.phase == .pending)
    #expect(!pod.metadata.isTerminating)
  }

  @Test("The plain fields of the spec are read")
  func spec() throws {
    let pod = try pod(
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: a, namespace: shop}
      spec:
        nodeName: node-1
        schedulerName: other
        priority: 1000
        priorityClassName: high
        preemptionPolicy: Never
        nodeSelector: {disk: ssd}
        hostNetwork: true
        hostUsers: false
        restartPolicy: OnFailure
        runtimeClassName: gvisor
        overhead: {cpu: 250m}
        schedulingGates: [{name: example.com/wait}]
        resourceClaims:
          - {name: gpu, resourceClaimName: shared}
          - {name: nic, resourceClaimTemplateName: nics}
        tolerations:
          - {key: dedicated, operator: Equal, value: gpu, effect: NoSchedule}
          - {operator: Exists, tolerationSeconds: 300, effect: NoExecute}
          - {key: size, operator: Gt, value: "3"}
      """)
    let spec = pod.spec.value
    #expect(pod.metadata.namespace == "shop")
    #expect(spec.nodeName == "node-1")
    #expect(spec.schedulerName == "other")
    #expect(spec.priority == 1000)
    #expect(spec.priorityClassName == "high")
    #expect(spec.preemptionPolicy == .never)
    #expect(
      spec.nodeSelector == LabelSelector([LabelSelector.Requirement(key: "disk", operator: .equals, values: ["ssd"])]))
    #expect(spec.hostNetwork)
    #expect(spec.hostUsers == false)
    #expect(spec.restartPolicy == "OnFailure")
    #expect(spec.runtimeClassName == "gvisor")
    #expect(spec.overhead["cpu"]?.milliValue == 250)
    #expect(spec.schedulingGates == ["example.com/wait"])
    #expect(spec.resourceClaims.map(\.name) == ["gpu", "nic"])
    #expect(spec.resourceClaims.map(\.resourceClaimName) == ["shared", nil])
    #expect(spec.resourceClaims.map(\.resourceClaimTemplateName) == [nil, "nics"])
    #expect(spec.tolerations.map(\.operator) == [.equal, .exists, .unsupported])
    #expect(spec.tolerations.map(\.effect) == [.noSchedule, .noExecute, nil])
    #expect(spec.tolerations.map(\.key) == ["dedicated", .none, "size"])
    #expect(spec.tolerations.map(\.value) == ["gpu", .none, "3"])
    #expect(spec.tolerations.map(\.tolerationSeconds) == [nil, 300, nil])
    #expect(spec.tolerations.map(\.operatorText) == ["Equal", "Exists", "Gt"])
  }

  @Test("Affinity is read, absent told from empty")
  func affinity() throws {
    let pod = try pod(
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: a}
      spec:
        affinity:
          nodeAffinity:
            requiredDuringSchedulingIgnoredDuringExecution:
              nodeSelectorTerms:
                - matchExpressions:
                    - {key: zone, operator: In, values: [a, b]}
                    - {key: cores, operator: Gt, values: ["8"]}
                  matchFields:
                    - {key: metadata.name, operator: NotIn, values: [node-9]}
            preferredDuringSchedulingIgnoredDuringExecution:
              - weight: 10
                preference: {matchExpressions: [{key: spot, operator: DoesNotExist}]}
          podAffinity:
            requiredDuringSchedulingIgnoredDuringExecution:
              - labelSelector: {}
                topologyKey: zone
          podAntiAffinity:
            preferredDuringSchedulingIgnoredDuringExecution:
              - weight: 100
                podAffinityTerm:
                  labelSelector:
                    matchLabels: {app: web}
                    matchExpressions: [{key: tier, operator: Exists}, {key: x, operator: Near}]
                  namespaces: [shop]
                  namespaceSelector: {}
                  topologyKey: kubernetes.io/hostname
                  matchLabelKeys: [rev]
                  mismatchLabelKeys: [tenant]
      """)
    let affinity = try #require(pod.spec.affinity)
    let term = try #require(affinity.requiredNode?.terms.first)
    #expect(term.matchExpressions.map(\.operator) == [.in, .greaterThan])
    #expect(term.matchExpressions.map(\.values) == [["a", "b"], ["8"]])
    #expect(term.matchFields.map(\.operator) == [.notIn])
    #expect(affinity.preferredNode?.map(\.weight) == [10])
    #expect(affinity.preferredNode?.first?.preference.matchExpressions.map(\.operator) == [.doesNotExist])
    #expect(affinity.hasPodAffinity && affinity.hasPodAntiAffinity)
    #expect(affinity.requiredPod.map(\.labelSelector) == [LabelSelector()])
    #expect(affinity.requiredPod.map(\.namespaceSelector) == [nil])
    let anti = try #require(affinity.preferredPodAnti.first)
    #expect(anti.weight == 100)
    #expect(anti.term.labelSelector?.requirements.map(\.operator) == [.equals, .exists, .unknown])
    #expect(anti.term.labelSelector?.requirements.map(\.operatorText) == [.none, "Exists", "Near"])
    #expect(anti.term.namespaces == ["shop"])
    #expect(anti.term.namespaceSelector == LabelSelector())
    #expect(anti.term.topologyKey == "kubernetes.io/hostname")
    #expect(anti.term.matchLabelKeys == ["rev"])
    #expect(anti.term.mismatchLabelKeys == ["tenant"])
  }

  @Test("Spread constraints are read")
  func spread() throws {
    let pod = try pod(
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: a}
      spec:
        topologySpreadConstraints:
          - maxSkew: 2
            topologyKey: zone
            whenUnsatisfiable: DoNotSchedule
            labelSelector: {matchLabels: {app: web}}
            minDomains: 3
            nodeAffinityPolicy: Ignore
            nodeTaintsPolicy: Honor
            matchLabelKeys: [rev]
          - {maxSkew: 1, topologyKey: host, whenUnsatisfiable: ScheduleAnyway}
          - {maxSkew: 1, topologyKey: host, whenUnsatisfiable: Perhaps}
      """)
    let constraints = pod.spec.topologySpreadConstraints
    #expect(constraints.map(\.maxSkew) == [2, 1, 1])
    #expect(constraints.map(\.topologyKey) == ["zone", "host", "host"])
    #expect(constraints.map(\.whenUnsatisfiable) == [.doNotSchedule, .scheduleAnyway, .unknown])
    #expect(constraints[2].whenUnsatisfiableText == "Perhaps")
    #expect(constraints.map(\.minDomains) == [3, nil, nil])
    #expect(constraints.map(\.nodeAffinityPolicy) == [.ignore, nil, nil])
    #expect(constraints.map(\.nodeTaintsPolicy) == [.honor, nil, nil])
    #expect(constraints[0].matchLabelKeys == ["rev"])
    #expect(constraints.map { $0.labelSelector == nil } == [false, true, true])
  }

  @Test("Containers are read with amounts, ports and restart rules")
  func containers() throws {
    let pod = try pod(
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: a}
      spec:
        initContainers:
          - name: proxy
            restartPolicy: Always
          - name: setup
            restartPolicyRules: [{action: RestartAllContainers}]
        containers:
          - name: app
            image: shop:1
            resources:
              requests: {cpu: 0.5, memory: " 1Gi "}
              limits: {memory: 2Gi, nvidia.com/gpu: 1}
            ports:
              - {containerPort: 80, hostPort: 8080, hostIP: 10.0.0.1, protocol: UDP}
              - containerPort: 81
        ephemeralContainers: [{name: debug}]
        resources:
          limits: {cpu: 2}
      """)
    let app = try #require(pod.spec.containers.first)
    #expect(pod.spec.initContainers.map(\.restartsAlways) == [true, false])
    #expect(pod.spec.initContainers.map(\.restartsAllContainers) == [false, true])
    #expect(app.image == "shop:1")
    #expect(app.resources.requests.amounts.map(\.name) == ["cpu", "memory", "nvidia.com/gpu"])
    #expect(app.resources.requests["cpu"]?.milliValue == 500)
    #expect(app.resources.requests["memory"]?.value == 1 << 30)
    #expect(app.resources.limits["memory"]?.value == 2 << 30)
    #expect(app.ports.map(\.hostPort) == [8080, 0])
    #expect(app.ports.map(\.protocol) == ["UDP", "TCP"])
    #expect(app.ports[0].hostIP == "10.0.0.1")
    #expect(pod.spec.resources?.requests["cpu"]?.value == 1)
  }

  @Test("Volumes are read by the sources that plugins look at")
  func volumes() throws {
    let pod = try pod(
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: a}
      spec:
        volumes:
          - {name: data, persistentVolumeClaim: {claimName: data-0, readOnly: true}}
          - name: scratch
            ephemeral:
              volumeClaimTemplate:
                spec: {storageClassName: fast, accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
          - {name: gce, gcePersistentDisk: {pdName: disk}}
          - {name: aws, awsElasticBlockStore: {volumeID: vol-1}}
          - {name: azure, azureDisk: {diskName: d, diskURI: u}}
          - {name: cinder, cinder: {volumeID: c}}
          - {name: portworx, portworxVolume: {volumeID: p}}
          - {name: iscsi, iscsi: {iqn: q, lun: 3, targetPortal: t}}
          - {name: rbd, rbd: {monitors: [m1, m2], image: i}}
          - {name: csi, csi: {driver: x.csi}}
          - {name: image, image: {reference: models:1}}
          - {name: config, configMap: {name: c}}
          - name: empty
            emptyDir:
      """)
    let described = pod.spec.volumes.map { volume in
      switch volume.source {
      case .claim(let name, let readOnly): "claim \(name) \(readOnly)"
      case .ephemeral(let spec):
        "ephemeral \(spec.storageClassName ?? .none) \(spec.accessModes) \(spec.requests["storage"]?.value ?? 0)"
      case .gcePersistentDisk(let pdName, let readOnly): "gce \(pdName) \(readOnly)"
      case .awsElasticBlockStore(let volumeID, let readOnly): "aws \(volumeID) \(readOnly)"
      case .azureDisk(let diskName): "azure \(diskName)"
      case .cinder(let volumeID): "cinder \(volumeID)"
      case .portworx(let volumeID): "portworx \(volumeID)"
      case .iscsi(let iqn, let lun, let portal, let readOnly): "iscsi \(iqn) \(lun) \(portal) \(readOnly)"
      case .rbd(let monitors, let pool, let image, let readOnly): "rbd \(monitors) \(pool) \(image) \(readOnly)"
      case .csi(let driver): "csi \(driver)"
      case .image(let reference): "image \(reference)"
      case .other(let field): "other \(field)"
      }
    }
    #expect(
      described == [
        "claim data-0 true", "ephemeral fast [ReadWriteOnce] 1073741824", "gce disk false", "aws vol-1 false",
        "azure d", "cinder c", "portworx p", "iscsi q 3 t false", "rbd [m1, m2] rbd i false", "csi x.csi",
        "image models:1", "other configMap", "other emptyDir",
      ])
  }

  @Test("The status is read as the scheduler reads it: first conditions, containers with resources")
  func status() throws {
    let pod = try pod(
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: a}
      status:
        phase: Running
        startTime: "1970-01-01T00:01:00Z"
        nominatedNodeName: node-2
        conditions:
          - {type: PodResizePending, status: "True", reason: Infeasible}
          - {type: PodResizePending, status: "True", reason: Deferred}
          - {type: DisruptionTarget, status: "True", reason: PreemptionByScheduler}
        containerStatuses:
          - name: app
            allocatedResources: {cpu: 1}
            resources: {requests: {cpu: 2}}
          - name: other
        initContainerStatuses:
          - {name: proxy, resources: {}}
        resources: {requests: {cpu: 3}}
        allocatedResources: {cpu: 4}
        resourceClaimStatuses:
          - {name: gpu, resourceClaimName: a-gpu-x}
          - {name: none}
      """)
    let status = pod.status
    #expect(status.phase == .running)
    #expect(status.startTime == 60)
    #expect(status.nominatedNodeName == "node-2")
    #expect(status.isResizeInfeasible)
    #expect(status.isPreemptionVictim)
    #expect(status.containers.map(\.name) == ["app", "proxy"])
    #expect(status.containers[0].requests?["cpu"]?.value == 2)
    #expect(status.containers[0].allocatedResources?["cpu"]?.value == 1)
    #expect(status.resources?["cpu"]?.value == 3)
    #expect(status.allocatedResources?["cpu"]?.value == 4)
    #expect(status.resourceClaimStatuses.map(\.name) == ["gpu", "none"])
    #expect(status.resourceClaimStatuses.map(\.claim) == ["a-gpu-x", nil])
  }
}
