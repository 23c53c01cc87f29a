import Kubernetes
import Symbols
import Testing

@testable import Scheduler

/// A small random cluster whose pods come and go, and the same built anew whenever somebody asks.
struct ChangingCluster {
  private let nodes: [Node]
  private let objects: ClusterObjects
  private let configuration: SchedulerConfiguration
  /// Those that have not come yet, the next one last.
  private var waiting: [PrioritizedPod]
  /// Lives through all changes.
  let living: Scheduler

  init(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let nodeCount = random.count(2...6)
    let zoned = random.chance(80)
    var manifest = ""
    for number in 0..<nodeCount {
      manifest += Self.node(number, zone: zoned ? "z\(number % 3)" : nil, &random)
    }
    for number in 0..<6 { manifest += Self.claim(number) }
    manifest += Self.waitingClaims
    for number in 0..<40 { manifest += Self.pod(number, &random) }
    let read = try DecodedCluster(manifest)
    let (nodes, pods, objects) = (read.nodes, read.pods, read.objects)
    try #require(pods.count == 40 && nodes.count == nodeCount && objects.persistentVolumes.count == 8)
    (self.nodes, self.objects, waiting) = (nodes, objects, pods)
    configuration = try SchedulerConfiguration()
    living = Self.scheduler(nodes, objects, configuration, keepsClasses: true)
  }

  private static func scheduler(
    _ nodes: [Node], _ objects: ClusterObjects, _ configuration: SchedulerConfiguration, keepsClasses: Bool
  ) -> Scheduler {
    Scheduler(
      nodes: nodes, namespaces: [Symbol("default"): LabelSet()], objects: objects, configuration: configuration,
      folds: true, keepsClasses: keepsClasses)
  }

  /// A scheduler that has seen nothing but the pods that stand there now, and the claims and volumes as they are.
  var anew: Scheduler {
    var objects = objects
    objects.persistentVolumeClaims = objects.persistentVolumeClaims.compactMap { living.volumes.claim($0.key) }
    objects.persistentVolumes = objects.persistentVolumes.compactMap { living.volumes.volume($0.metadata.name) }
    let made = Self.scheduler(nodes, objects, configuration, keepsClasses: false)
    for (row, pods) in living.cluster.pods.enumerated() {
      for pod in pods {
        made.place(
          made.scheduled(PrioritizedPod(pod.pod, priority: pod.priority, preemptionPolicy: pod.preemptionPolicy)),
          on: row)
      }
    }
    return made
  }

  /// What stands where, and what of it the tables tell.
  static func tables(of scheduler: Scheduler) -> [String] {
    let cluster = scheduler.cluster
    let gpu = cluster.scalar(Symbol("example.com/gpu"))
    return (0..<cluster.count).map { row in
      let amounts = [
        cluster.requestedCPU, cluster.requestedMemory, cluster.requestedEphemeralStorage, cluster.nonZeroCPU,
        cluster.nonZeroMemory, cluster.podCount, gpu.requested,
      ].map { $0[row] }
      let ports = cluster.usedPorts[row].map { "\($0)" }.sorted()
      return "\(cluster.pods[row].map(\.name.text)) \(amounts) \(ports)"
    }
  }

  /// All that a rollback has to bring back.
  var state: [String] {
    Self.tables(of: living)
      + objects.persistentVolumeClaims.map { claim in
        let now = living.volumes.claim(claim.key)
        let annotations = (now?.metadata.annotations).map { "\($0)" } ?? ""
        return "\(claim.key) \(now?.spec.volumeName.text ?? "") \(annotations) \(living.volumes.isInUse(claim.key))"
      }
      + objects.persistentVolumes.map { volume in
        "\(volume.metadata.name.text) \(living.volumes.volume(volume.metadata.name)?.claimRef.map { "\($0)" } ?? "")"
      }
  }

  /// Goes back, and lets the pods that came since wait again.
  struct Checkpoint {
    fileprivate let scheduler: Scheduler.Checkpoint
    fileprivate let waiting: [PrioritizedPod]
  }

  func checkpoint() -> Checkpoint { Checkpoint(scheduler: living.checkpoint(), waiting: waiting) }

  mutating func rollback(to checkpoint: Checkpoint) {
    living.rollback(to: checkpoint.scheduler)
    waiting = checkpoint.waiting
  }

  /// What becomes of the next pod, and all tables after it: in the living scheduler, and in one built anew before it
  /// came. nil when all have come.
  mutating func comes() -> (living: [String], anew: [String])? {
    guard let pod = waiting.popLast() else { return nil }
    let other = anew
    defer { living.nominated.remove(namespace: pod.pod.metadata.namespace, name: pod.pod.metadata.name) }
    return (
      [Self.decision(living, pod)] + Self.tables(of: living), [Self.decision(other, pod)] + Self.tables(of: other)
    )
  }

  private static func decision(_ scheduler: Scheduler, _ pod: PrioritizedPod) -> String {
    guard let decision = scheduler.decision(on: pod) else { return "never tried" }
    let victims = decision.preemption.map { "\($0.nominatedNode) \($0.victims.map(\.name.text)) \($0.violations)" }
    return """
      \(pod.pod.metadata.name.text) \(decision.outcome) \(decision.node ?? -1) \(decision.ties) \(decision.fold) \
      \(decision.message) \(victims ?? "")
      """
  }

  /// A random pod goes.
  ///
  /// - Returns: false when nobody is there.
  func goes(_ random: inout SeededGenerator) -> Bool {
    let standing = living.cluster.pods.enumerated().flatMap { row, pods in pods.map { (row, $0) } }
    if standing.isEmpty { return false }
    let (row, pod) = random.pick(standing)
    return living.remove(namespace: pod.namespace, name: pod.name, fromRow: row)
  }

  // MARK: Manifests

  private static func node(_ number: Int, zone: String?, _ random: inout SeededGenerator) -> String {
    let effect = random.pick(["NoSchedule", "PreferNoSchedule"])
    let taints = random.chance(20) ? "{taints: [{key: a, effect: \(effect)}]}" : "{}"
    return """
      ---
      apiVersion: v1
      kind: Node
      metadata: {name: n\(number), labels: {kubernetes.io/hostname: n\(number)\
      \(zone.map { ", topology.kubernetes.io/zone: \($0)" } ?? "")}}
      spec: \(taints)
      status: {allocatable: {cpu: "\(random.count(2...4))", memory: 4Gi, pods: "8", example.com/gpu: "2"}}
      ---
      apiVersion: storage.k8s.io/v1
      kind: CSINode
      metadata: {name: n\(number)}
      spec: {drivers: [{name: csi.example.com, nodeID: n\(number), allocatable: {count: \(random.count(1...3))}}]}

      """
  }

  /// A claim that is bound to a volume of its own; every third may be used by one pod alone.
  private static func claim(_ number: Int) -> String {
    let mode = number % 3 == 0 ? "ReadWriteOncePod" : "ReadWriteOnce"
    return """
      ---
      apiVersion: v1
      kind: PersistentVolume
      metadata: {name: v\(number)}
      spec:
        capacity: {storage: 1Gi}
        accessModes: [\(mode)]
        csi: {driver: csi.example.com, volumeHandle: h\(number)}
        claimRef: {namespace: default, name: c\(number)}
      ---
      apiVersion: v1
      kind: PersistentVolumeClaim
      metadata: {name: c\(number), namespace: default, annotations: {pv.kubernetes.io/bind-completed: "yes"}}
      spec: {accessModes: [\(mode)], volumeName: v\(number), resources: {requests: {storage: 1Gi}}}
      status: {phase: Bound}

      """
  }

  /// Two that wait for a pod and then take one of two volumes, one on a certain node; and one whose volume is to be made.
  private static let waitingClaims =
    """
    ---
    apiVersion: storage.k8s.io/v1
    kind: StorageClass
    metadata: {name: late}
    provisioner: kubernetes.io/no-provisioner
    volumeBindingMode: WaitForFirstConsumer
    ---
    apiVersion: storage.k8s.io/v1
    kind: StorageClass
    metadata: {name: made}
    provisioner: csi.example.com
    volumeBindingMode: WaitForFirstConsumer

    """
    + (6...7).map { number in
      """
      ---
      apiVersion: v1
      kind: PersistentVolume
      metadata: {name: v\(number)}
      spec:
        capacity: {storage: 1Gi}
        accessModes: [ReadWriteOnce]
        storageClassName: late
        local: {path: /d}
        nodeAffinity:
          required:
            nodeSelectorTerms:
            - matchExpressions: [{key: kubernetes.io/hostname, operator: In, values: [n\(number - 6)]}]

      """
    }.joined()
    + (6...8).map { number in
      """
      ---
      apiVersion: v1
      kind: PersistentVolumeClaim
      metadata: {name: c\(number), namespace: default}
      spec:
        accessModes: [ReadWriteOnce]
        storageClassName: \(number == 8 ? "made" : "late")
        resources: {requests: {storage: 1Gi}}

      """
    }.joined()

  private static func pod(_ number: Int, _ random: inout SeededGenerator) -> String {
    let own = random.pick(["web", "db", "job"])
    let topology = random.pick(["kubernetes.io/hostname", "topology.kubernetes.io/zone"])
    let term = "labelSelector: {matchLabels: {app: \(random.pick(["web", "db", own]))}}, topologyKey: \(topology)"
    let weighted = """
      preferredDuringSchedulingIgnoredDuringExecution: [{weight: \(random.count(1...100)), podAffinityTerm: {\(term)}}]
      """
    let required = "requiredDuringSchedulingIgnoredDuringExecution: [{\(term)}]"
    let kinds = [
      "",
      "affinity: {podAffinity: {\(required)}}, ", "affinity: {podAntiAffinity: {\(required)}}, ",
      "affinity: {podAffinity: {\(weighted)}}, ", "affinity: {podAntiAffinity: {\(weighted)}}, ",
      """
      topologySpreadConstraints: [{maxSkew: \(random.count(1...2)), topologyKey: \(topology), \
      whenUnsatisfiable: \(random.pick(["DoNotSchedule", "ScheduleAnyway"])), \
      labelSelector: {matchLabels: {app: \(own)}}}], 
      """,
      "volumes: [{name: d, persistentVolumeClaim: {claimName: c\(random.count(0...8))}}], ",
    ]
    var spec = [random.pick(kinds)]
    if random.chance(15) { spec.append("priority: \(random.count(1...3)), ") }
    if random.chance(30) { spec.append("tolerations: [{operator: Exists}], ") }
    let port = random.chance(15) ? ", ports: [{containerPort: 80, hostPort: \(random.count(8080...8081))}]" : ""
    let gpu = random.chance(15) ? "example.com/gpu: 1" : ""
    return """
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: p\(number), namespace: default, labels: {app: \(own)}}
      spec: {\(spec.joined())containers: [{name: c, image: app\(port), resources: {limits: {\(gpu)}, requests: \
      {cpu: \(random.count(1...12))00m\(gpu.isEmpty ? "" : ", \(gpu)")}}}]}

      """
  }
}
