import Kubernetes
import Symbols
import TestSupport
import Testing

@Suite("Decoding storage objects")
struct StorageKindTests {
  private func object(_ yaml: String) throws -> KubernetesObject {
    let manifests = decode(yaml)
    #expect(manifests.diagnostics == [])
    return try #require(manifests.objects.first)
  }

  private struct NotFound: Error {}

  @Test("A volume has its capacity, claim, affinity and source")
  func persistentVolume() throws {
    guard
      case .persistentVolume(let volume) = try object(
        """
        apiVersion: v1
        kind: PersistentVolume
        metadata: {name: pv, annotations: {volume.beta.kubernetes.io/storage-class: slow}}
        spec:
          capacity: {storage: 10Gi}
          accessModes: [ReadWriteOnce]
          storageClassName: fast
          claimRef: {namespace: shop, name: data, uid: "12"}
          csi: {driver: x.csi, volumeHandle: h}
          nodeAffinity:
            required: {nodeSelectorTerms: [{matchExpressions: [{key: zone, operator: In, values: [a]}]}]}
        status: {phase: Available}
        """)
    else { throw NotFound() }
    #expect(volume.capacity["storage"]?.value == 10 << 30)
    #expect(volume.metadata.annotations["volume.beta.kubernetes.io/storage-class"] == "slow")
    #expect(volume.accessModes == ["ReadWriteOnce"])
    #expect(volume.storageClassName == "fast")
    #expect(volume.volumeMode == "Filesystem")
    #expect(volume.claimRef?.name == "data")
    #expect(volume.claimRef?.namespace == "shop")
    #expect(volume.claimRef?.uid == "12")
    #expect(volume.nodeAffinity?.terms.first?.matchExpressions.map(\.key) == ["zone"])
    #expect(volume.phase == "Available")
    guard case .csi("x.csi", "h") = volume.source else { throw NotFound() }
  }

  @Test("A driver says how its volumes come to nodes, and which nodes may take none")
  func csiDriver() throws {
    func driver(_ spec: String) throws -> CSIDriver {
      let text = "{apiVersion: storage.k8s.io/v1, kind: CSIDriver, metadata: {name: x.csi}, spec: \(spec)}"
      guard case .csiDriver(let driver) = try object(text) else { throw NotFound() }
      return driver
    }
    let told = try driver("{storageCapacity: true, attachRequired: false, preventPodSchedulingIfMissing: true}")
    #expect(told.metadata.name == "x.csi")
    #expect(told.hasStorageCapacity && !told.attachRequired && told.preventsSchedulingIfMissing)
    let silent = try driver("{fsGroupPolicy: File}")
    #expect(!silent.hasStorageCapacity && silent.attachRequired && !silent.preventsSchedulingIfMissing)
  }

  @Test(
    "A volume's source is read by kind",
    arguments: [
      ("gcePersistentDisk: {pdName: p}", "gce p"), ("awsElasticBlockStore: {volumeID: v}", "aws v"),
      ("azureDisk: {diskName: d}", "azure d"), ("cinder: {volumeID: c}", "cinder c"),
      ("portworxVolume: {volumeID: p}", "portworx p"), ("nfs: {server: s}", "other nfs"),
      ("local: {path: /x}", "other local"),
      ("volumeMode: Block", "other "),
    ])
  func sources(field: String, described: String) throws {
    guard
      case .persistentVolume(let volume) = try object(
        "{apiVersion: v1, kind: PersistentVolume, metadata: {name: pv}, spec: {\(field)}}")
    else { throw NotFound() }
    let text =
      switch volume.source {
      case .csi(let driver, let handle): "csi \(driver) \(handle)"
      case .gcePersistentDisk(let name): "gce \(name)"
      case .awsElasticBlockStore(let id): "aws \(id)"
      case .azureDisk(let name): "azure \(name)"
      case .cinder(let id): "cinder \(id)"
      case .portworx(let id): "portworx \(id)"
      case .other(let field): "other \(field)"
      }
    #expect(text == described)
  }

  @Test("A claim's class is absent, empty or named")
  func persistentVolumeClaim() throws {
    let claims = try ["{}", "{storageClassName: ''}", "{storageClassName: fast, volumeName: pv, selector: {}}"].map {
      guard
        case .persistentVolumeClaim(let claim) = try object(
          "{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: c, annotations: {a: b}}, spec: \($0)}")
      else { throw NotFound() }
      return claim
    }
    #expect(claims.map(\.spec.storageClassName) == [nil, .some(.none), "fast"])
    #expect(claims[2].spec.volumeName == "pv")
    #expect(claims[2].spec.selector == LabelSelector())
    #expect(claims[0].metadata.annotations["a"] == "b")
  }

  @Test("A storage class has its binding mode, topologies and whether it is the default")
  func storageClass() throws {
    guard
      case .storageClass(let storage) = try object(
        """
        apiVersion: storage.k8s.io/v1
        kind: StorageClass
        metadata: {name: fast, annotations: {storageclass.kubernetes.io/is-default-class: "true"}}
        provisioner: x.csi
        volumeBindingMode: WaitForFirstConsumer
        allowedTopologies: [{matchLabelExpressions: [{key: zone, values: [a, b]}]}]
        """)
    else { throw NotFound() }
    #expect(storage.provisioner == "x.csi")
    #expect(storage.waitsForFirstConsumer)
    #expect(storage.isDefault)
    #expect(storage.allowedTopologies.first?.matchExpressions.map(\.operator) == [.in])
    #expect(storage.allowedTopologies.first?.matchExpressions.map(\.values) == [["a", "b"]])
  }

  @Test("CSI nodes, drivers and capacities are read")
  func csi() throws {
    guard
      case .csiNode(let node) = try object(
        """
        apiVersion: storage.k8s.io/v1
        kind: CSINode
        metadata: {name: a, annotations: {storage.alpha.kubernetes.io/migrated-plugins: x}}
        spec: {drivers: [{name: x.csi, nodeID: i, topologyKeys: [zone], allocatable: {count: 25}}, {name: z.csi}]}
        """),
      case .csiDriver(let driver) = try object(
        """
        {apiVersion: storage.k8s.io/v1, kind: CSIDriver, metadata: {name: x.csi},
         spec: {storageCapacity: true, attachRequired: false}}
        """),
      case .csiDriver(let plain) = try object(
        "{apiVersion: storage.k8s.io/v1, kind: CSIDriver, metadata: {name: y.csi}}"),
      case .csiStorageCapacity(let capacity) = try object(
        """
        {apiVersion: storage.k8s.io/v1, kind: CSIStorageCapacity, metadata: {name: c}, storageClassName: fast,
         nodeTopology: {matchLabels: {zone: a}}, capacity: 10Gi, maximumVolumeSize: null}
        """)
    else { throw NotFound() }
    #expect(node.drivers.map(\.name) == ["x.csi", "z.csi"])
    #expect(node.drivers.map(\.count) == [25, nil])
    #expect(node.drivers[0].topologyKeys == ["zone"])
    #expect(node.drivers[0].nodeID == "i")
    #expect(!node.metadata.annotations.isEmpty)
    #expect(driver.hasStorageCapacity && !driver.attachRequired)
    #expect(!plain.hasStorageCapacity && plain.attachRequired)
    #expect(capacity.storageClassName == "fast")
    #expect(capacity.metadata.namespace == "default")
    #expect(capacity.nodeTopology?.requirements.map(\.key) == ["zone"])
    #expect(capacity.capacity?.value == 10 << 30)
    #expect(capacity.maximumVolumeSize == nil)
  }
}
