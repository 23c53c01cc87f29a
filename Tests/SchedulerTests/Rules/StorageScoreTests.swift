import Testing

/// Volumes in 1.37: VolumeBinding's score, and drivers that ask to be there.
@Suite struct StorageScoreTests {
  private static let zoneless = Scenario.node("n1") + Scenario.node("n2") + Scenario.node("n3")

  private static func storageClass(_ name: String) -> String {
    """
    ---
    apiVersion: storage.k8s.io/v1
    kind: StorageClass
    metadata: {name: \(name)}
    provisioner: csi.example.com
    volumeBindingMode: WaitForFirstConsumer

    """
  }

  private static func driver(_ spec: String) -> String {
    """
    ---
    apiVersion: storage.k8s.io/v1
    kind: CSIDriver
    metadata: {name: csi.example.com}
    spec: \(spec)

    """
  }

  private static func capacity(_ className: String, on node: String, _ capacity: String) -> String {
    """
    ---
    apiVersion: storage.k8s.io/v1
    kind: CSIStorageCapacity
    metadata: {name: \(className)-\(node), namespace: kube-system}
    storageClassName: \(className)
    capacity: \(capacity)
    nodeTopology: {matchLabels: {kubernetes.io/hostname: \(node)}}

    """
  }

  private static func claim(_ name: String, _ className: String, _ size: String, volume: String = "") -> String {
    """
    ---
    apiVersion: v1
    kind: PersistentVolumeClaim
    metadata: {name: \(name), namespace: default\(volume.isEmpty ? "" : ", annotations: {pv.kubernetes.io/bind-completed: 'yes'}")}
    spec: {storageClassName: \(className), accessModes: [ReadWriteOnce], resources: {requests: {storage: \(size)}}\(volume.isEmpty ? "" : ", volumeName: \(volume)")}
    status: {phase: \(volume.isEmpty ? "Pending" : "Bound")}

    """
  }

  private static func volume(_ name: String, _ className: String, _ size: String, on node: String) -> String {
    """
    ---
    apiVersion: v1
    kind: PersistentVolume
    metadata: {name: \(name)}
    spec:
      storageClassName: \(className)
      capacity: {storage: \(size)}
      accessModes: [ReadWriteOnce]
      csi: {driver: csi.example.com, volumeHandle: \(name)}
      nodeAffinity: {required: {nodeSelectorTerms: [{matchExpressions: [{key: kubernetes.io/hostname, operator: In, values: [\(node)]}]}]}}
    status: {phase: Available}

    """
  }

  private static func pod(_ claims: String...) -> String {
    let volumes = claims.map { "{name: \($0), persistentVolumeClaim: {claimName: \($0)}}" }.joined(separator: ", ")
    return Scenario.pod("p", spec: "volumes: [\(volumes)], ")
  }

  private static func scores(_ scenario: Scenario) -> [Int64?] {
    ["n1", "n2", "n3"].map { scenario.score("VolumeBinding", "p", on: $0) }
  }

  @Test func everyPodHasARowFrom137On() throws {
    #expect(try Scenario("1.37.2", Self.zoneless, Scenario.pod("p")).score("VolumeBinding", "p", on: "n1") == 0)
    #expect(try Scenario("1.36.2", Self.zoneless, Scenario.pod("p")).score("VolumeBinding", "p", on: "n1") == nil)
    let gate = try Scenario("1.36.2", Self.zoneless, Scenario.pod("p"), gates: "StorageCapacityScoring=true")
    #expect(gate.score("VolumeBinding", "p", on: "n1") == 0)
  }

  /// 10 of 100, 10 of 80 in whole percents, and what is too small for both claims of the class together.
  @Test func emptiestStorageScoresHighest() throws {
    let cluster =
      Self.zoneless + Self.driver("{storageCapacity: true}") + Self.storageClass("fast")
      + Self.capacity("fast", on: "n1", "100Gi") + Self.capacity("fast", on: "n2", "80Gi")
      + Self.capacity("fast", on: "n3", "15Gi") + Self.claim("a", "fast", "10Gi") + Self.claim("b", "fast", "10Gi")
    #expect(Self.scores(try Scenario("1.37.2", cluster, Self.pod("a"))) == [90, 88, 34])
    // 20 of each.
    #expect(Self.scores(try Scenario("1.37.2", cluster, Self.pod("a", "b"))) == [80, 75, 0])
    let shape = "{name: VolumeBinding, args: {shape: [{utilization: 0, score: 0}, {utilization: 100, score: 10}]}}"
    #expect(Self.scores(try Scenario("1.37.2", cluster, Self.pod("a"), arguments: shape)) == [10, 12, 66])
  }

  /// Each class by itself, then the mean, a half upwards: 90 and 75.
  @Test func classesCountAlike() throws {
    let cluster =
      Scenario.node("n1") + Scenario.node("n2") + Self.driver("{storageCapacity: true}") + Self.storageClass("x")
      + Self.storageClass("z") + Self.capacity("x", on: "n1", "100Gi") + Self.capacity("z", on: "n1", "100Gi")
      + Self.capacity("x", on: "n2", "50Gi") + Self.capacity("z", on: "n2", "50Gi") + Self.claim("a", "x", "10Gi")
      + Self.claim("b", "z", "25Gi")
    let scenario = try Scenario("1.37.2", cluster, Self.pod("a", "b"))
    #expect(scenario.score("VolumeBinding", "p", on: "n1") == 83)
    #expect(scenario.score("VolumeBinding", "p", on: "n2") == 65)
  }

  /// A volume that is there counts alone, beside one that would be made; of the claim's own size against the volume's.
  @Test func volumesThatExistCountAlone() throws {
    let cluster =
      Scenario.node("n1") + Scenario.node("n2") + Self.driver("{storageCapacity: true}") + Self.storageClass("x")
      + Self.storageClass("z") + Self.volume("v", "x", "20Gi", on: "n1") + Self.capacity("x", on: "n2", "100Gi")
      + Self.capacity("z", on: "n1", "100Gi") + Self.capacity("z", on: "n2", "100Gi") + Self.claim("a", "x", "10Gi")
      + Self.claim("b", "z", "50Gi")
    let scenario = try Scenario("1.37.2", cluster, Self.pod("a", "b"))
    #expect(scenario.score("VolumeBinding", "p", on: "n1") == 50)
    #expect(scenario.score("VolumeBinding", "p", on: "n2") == 70)
  }

  @Test func boundClaimsAndDriversWithoutCapacityScoreNothing() throws {
    let volume = Self.volume("v", "x", "20Gi", on: "n1").replacing("phase: Available", with: "phase: Bound")
    let cluster =
      Scenario.node("n1") + Scenario.node("n2") + Self.storageClass("x") + volume
      + Self.claim("a", "x", "10Gi", volume: "v")
      + Self.claim("b", "x", "10Gi") + Self.capacity("x", on: "n1", "100Gi")
    #expect(try Scenario("1.37.2", cluster, Self.pod("a")).score("VolumeBinding", "p", on: "n1") == 0)
    #expect(try Scenario("1.37.2", cluster, Self.pod("b")).score("VolumeBinding", "p", on: "n1") == 0)
  }

  // MARK: preventPodSchedulingIfMissing

  private static func csiNode(_ name: String, _ drivers: String) -> String {
    """
    ---
    apiVersion: storage.k8s.io/v1
    kind: CSINode
    metadata: {name: \(name)}
    spec: {drivers: [\(drivers)]}

    """
  }

  @Test func nodeWithoutTheDriverTakesNoPodWithItsVolumesIfTheDriverAsks() throws {
    func cluster(_ prevents: String) -> String {
      Self.zoneless + Self.csiNode("n1", "{name: csi.example.com, nodeID: n1, topologyKeys: []}")
        + Self.csiNode("n2", "")
        + Self.driver(prevents) + Self.storageClass("x") + Self.claim("a", "x", "1Gi")
    }
    let asks = cluster("{preventPodSchedulingIfMissing: true}")
    let scenario = try Scenario("1.37.2", asks, Self.pod("a") + Scenario.pod("plain"))
    let missing = "NodeVolumeLimits: csi.example.com CSI driver is not installed on the node"
    #expect(scenario.rejection("p", on: "n1") == nil)
    #expect(scenario.rejection("p", on: "n2") == missing)
    // It has no CSINode at all.
    #expect(scenario.rejection("p", on: "n3") == missing)
    #expect(scenario.rejection("plain", on: "n2") == nil)
    #expect(try Scenario("1.37.2", cluster("{}"), Self.pod("a")).rejection("p", on: "n2") == nil)
    #expect(try Scenario("1.36.2", asks, Self.pod("a")).rejection("p", on: "n2") == nil)
    #expect(
      try Scenario("1.36.2", asks, Self.pod("a"), gates: "VolumeLimitScaling=true").rejection("p", on: "n2") == missing)
  }

  /// Evictions cannot cure it, but preemption looks.
  @Test func missingDriverIsToldToPreemption() throws {
    let cluster =
      Scenario.node("n2") + Self.driver("{preventPodSchedulingIfMissing: true}") + Self.storageClass("x")
      + Self.claim("a", "x", "1Gi")
      + Scenario.pod("low", spec: "nodeName: n2, priority: -5, ", status: "{phase: Running}")
    #expect(
      try Scenario("1.37.2", cluster, Self.pod("a")).message("p") == """
        0/1 nodes are available: 1 csi.example.com CSI driver is not installed on the node. preemption: \
        0/1 nodes are available: 1 csi.example.com CSI driver is not installed on the node.
        """)
  }
}
