import Kubernetes
import SourceText
import Symbols
import YAML

/// Plays one workload: what its operations make, and how long the measured pods take.
struct PerfReplay {
  private let workload: PerfWorkload
  private let templates: PerfTemplates
  private var board = Board()
  /// The pods in the order in which they come, those of one operation together.
  private var waves: [Wave] = []
  private var volumes = 0

  struct Wave {
    var pods: [Pod] = []
    var isMeasured = false
  }

  /// What a replay came to.
  struct Result {
    let nodes: Int
    let before: Int
    let measured: Int
    let placed: Int
    let lap: Lap
  }

  init(_ workload: PerfWorkload, _ templates: PerfTemplates) throws {
    self.workload = workload
    self.templates = templates
    for (number, operation) in workload.operations.enumerated() { try play(operation, number) }
  }

  /// Why a workload cannot be replayed, nil when it can: steps that only an API server and its clients can take.
  static func obstacle(to workload: PerfWorkload) -> String? {
    for operation in workload.operations {
      switch operation.opcode {
      case "createNodes", "createNamespaces", "createPodSets", "barrier": continue
      case "createPods":
        if operation.text("steadyState") == "true" || operation.text("duration") != nil { return "steady state" }
      case "createAny":
        if operation.text("templatePath")?.hasSuffix("service.yaml") != true { return "createAny" }
      default: return operation.opcode
      }
    }
    let isMeasured = workload.operations.contains { $0.opcode == "createPods" && $0.flag("collectMetrics") }
    return isMeasured ? nil : "nothing measured"
  }

  func run() throws -> Result {
    let scheduler = try board.scheduler()
    var before = 0
    var measured = 0
    var placed = 0
    var (wall, cpu) = (0.0, 0.0)
    for wave in waves {
      let run = TimedRun(wave.pods, on: scheduler)
      guard wave.isMeasured else {
        before += wave.pods.count
        continue
      }
      measured += wave.pods.count
      placed += run.placed
      wall += run.lap.wall
      cpu += run.lap.cpu
    }
    return Result(
      nodes: board.nodes.count, before: before, measured: measured, placed: placed, lap: Lap(wall: wall, cpu: cpu))
  }

  // MARK: Operations

  private mutating func play(_ operation: PerfOperation, _ number: Int) throws {
    switch operation.opcode {
    case "createNodes": try createNodes(operation)
    case "createNamespaces": try createNamespaces(operation)
    case "createPods":
      try createPods(operation, in: operation.text("namespace") ?? "namespace-\(number)")
    case "createPodSets":
      for set in 0..<operation.count {
        for inner in operation.inner { try createPods(inner, in: "\(operation.text("namespacePrefix") ?? "")-\(set)") }
      }
    case "createAny":
      let object = try templates.template(operation.text("templatePath") ?? "", of: workload).object(0)
      guard case .service(var service) = object else { return }
      service.metadata.namespace = Symbol(operation.text("namespace") ?? "default")
      board.add([.service(service)])
    default: break
    }
  }

  private mutating func createNodes(_ operation: PerfOperation) throws {
    let template = try templates.template(operation.text("nodeTemplatePath") ?? Self.defaultNode, of: workload)
    let strategy = operation.node.child("labelNodePrepareStrategy")
    let key = strategy?.text("labelKey").map { Symbol($0) }
    let values = strategy?.child("labelValues").map { $0.items.map(\.symbol) } ?? []
    let allocatable = operation.node.child("nodeAllocatableStrategy")
    for number in 0..<operation.count {
      guard case .node(var node) = try template.object(number) else { throw Problem("\(template.path) is no node") }
      if !template.isNamed { node.metadata.name = Self.numbered(node.metadata.name, board.nodes.count) }
      node.metadata.labels["kubernetes.io/hostname"] = node.metadata.name
      if let key, !values.isEmpty { node.metadata.labels[key] = values[number % values.count] }
      if let amounts = allocatable?.child("nodeAllocatable") {
        for entry in amounts.entries {
          node.allocatable.set(.init(name: entry.key, quantity: try Quantity(entry.value.text)))
        }
      }
      if let limits = allocatable?.child("csiNodeAllocatable") { try addCSINode(node, limits, allocatable) }
      board.nodes.append(node)
    }
  }

  private mutating func addCSINode(_ node: Node, _ limits: YAMLNode, _ strategy: YAMLNode?) throws {
    let plugins = strategy?.child("migratedPlugins").map { $0.items.map(\.text).joined(separator: ",") } ?? ""
    let drivers = limits.entries.map { entry in
      "{name: \(entry.key), nodeID: \(node.metadata.name), allocatable: {count: \(entry.value.text("count") ?? "0")}}"
    }
    let text = """
      apiVersion: storage.k8s.io/v1
      kind: CSINode
      metadata: {name: \(node.metadata.name), annotations: {storage.alpha.kubernetes.io/migrated-plugins: "\(plugins)"}}
      spec: {drivers: [\(drivers.joined(separator: ", "))]}
      """
    board.add([try PerfTemplate.decode(text, path: "CSINode")])
  }

  private mutating func createNamespaces(_ operation: PerfOperation) throws {
    var labels = LabelSet()
    if let path = operation.text("namespaceTemplatePath") {
      if case .namespace(let namespace) = try templates.template(path, of: workload).object(0) {
        labels = namespace.metadata.labels
      }
    }
    for number in 0..<operation.count {
      let name = Symbol((operation.text("prefix") ?? "") + "-\(number)")
      var own = labels
      own["kubernetes.io/metadata.name"] = name
      board.namespaces[name] = own
    }
  }

  private mutating func createPods(_ operation: PerfOperation, in namespace: String) throws {
    let path = operation.text("podTemplatePath") ?? workload.defaultPodTemplate ?? Self.defaultPod
    let template = try templates.template(path, of: workload)
    let volume = try operation.text("persistentVolumeTemplatePath").map { try templates.template($0, of: workload) }
    let claim = try operation.text("persistentVolumeClaimTemplatePath").map {
      try templates.template($0, of: workload)
    }
    let namespace = Symbol(namespace)
    if board.namespaces[namespace] == nil {
      board.namespaces[namespace] = LabelSet([(Symbol("kubernetes.io/metadata.name"), namespace)])
    }
    var wave = Wave(isMeasured: operation.flag("collectMetrics"))
    wave.pods.reserveCapacity(operation.count)
    for number in 0..<operation.count {
      guard case .pod(var pod) = try template.object(number) else { throw Problem("\(path) is no pod") }
      if !template.isNamed { pod.metadata.name = Self.numbered(pod.metadata.name, number) }
      pod.metadata.namespace = namespace
      if case .persistentVolume(let volume) = try volume?.object(0),
        case .persistentVolumeClaim(let claim) = try claim?.object(0)
      {
        addVolume(volume, claim, to: &pod)
      }
      wave.pods.append(pod)
    }
    waves.append(wave)
  }

  /// A bound volume and claim of the pod's own.
  private mutating func addVolume(_ volume: PersistentVolume, _ claim: PersistentVolumeClaim, to pod: inout Pod) {
    var (volume, claim) = (volume, claim)
    volumes += 1
    volume.metadata.name = Symbol("pv-\(volumes)")
    claim.metadata.name = Symbol("pvc-\(volumes)")
    claim.metadata.namespace = pod.metadata.namespace
    claim.spec.volumeName = volume.metadata.name
    volume.claimRef = .init(namespace: claim.metadata.namespace, name: claim.metadata.name, uid: .none)
    let id = Symbol("vol-\(volumes)")
    switch volume.source {
    case .csi(let driver, _): volume.source = .csi(driver: driver, volumeHandle: id)
    case .awsElasticBlockStore: volume.source = .awsElasticBlockStore(volumeID: id)
    default: break
    }
    board.add([.persistentVolume(volume), .persistentVolumeClaim(claim)])
    var spec = pod.spec.value
    spec.volumes.append(Volume(name: "vol", source: .claim(name: claim.metadata.name, readOnly: false)))
    pod.spec = Shared(spec)
  }

  private static func numbered(_ stem: Symbol, _ number: Int) -> Symbol {
    Symbol(stem.text + String(repeating: "0", count: max(5 - String(number).count, 0)) + String(number))
  }

  private static let defaultNode = "../templates/node-default.yaml"
  private static let defaultPod = "../templates/pod-default.yaml"
}
