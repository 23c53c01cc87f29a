import Kubernetes
import Loading
import Scheduler
import SourceText
import Symbols

/// A cluster in memory, and the pods that wait for it: all that is not timed.
struct Board {
  var nodes: [Node] = []
  var namespaces: [Symbol: LabelSet] = [:]
  var objects = ClusterObjects()
  var running: [Pod] = []
  var pending: [Pod] = []

  mutating func add(_ given: [KubernetesObject]) {
    for object in given {
      switch object {
      case .node(let node): nodes.append(node)
      case .pod(let pod): add(pod)
      case .namespace(let namespace): namespaces[namespace.metadata.name] = namespace.metadata.labels
      case .service(let service): objects.services[service.metadata.namespace, default: []].append(service)
      case .podDisruptionBudget(let budget): objects.podDisruptionBudgets.append(budget)
      case .persistentVolume(let volume): objects.persistentVolumes.append(volume)
      case .persistentVolumeClaim(let claim): objects.persistentVolumeClaims.append(claim)
      case .storageClass(let storageClass): objects.storageClasses.append(storageClass)
      case .csiNode(let node): objects.csiNodes.append(node)
      case .csiDriver(let driver): objects.csiDrivers.append(driver)
      default: break
      }
    }
  }

  mutating func add(_ pod: Pod) {
    if pod.spec.value.nodeName.isEmpty { pending.append(pod) } else { running.append(pod) }
    if namespaces[pod.metadata.namespace] == nil { namespaces[pod.metadata.namespace] = LabelSet() }
  }

  /// A scheduler with every running pod in its place.
  ///
  /// - Parameters:
  ///   - folds: whether decisions carry a checksum over all nodes.
  ///   - keepsClasses: false works everything out anew for each pod.
  func scheduler(
    _ configuration: KubeSchedulerConfiguration? = nil, folds: Bool = false, keepsClasses: Bool = true
  ) throws -> Scheduler {
    let nodes = nodes.sorted { $0.metadata.name.precedes($1.metadata.name) }
    let scheduler = Scheduler(
      nodes: nodes, namespaces: namespaces, objects: objects,
      configuration: try SchedulerConfiguration(configuration), folds: folds,
      keepsClasses: keepsClasses)
    for pod in running { scheduler.addRunning(Self.prioritized(pod)) }
    return scheduler
  }

  static func prioritized(_ pod: Pod) -> PrioritizedPod { PrioritizedPod(pod, priority: pod.spec.value.priority ?? 0) }

  /// Reads files; anything wrong in them ends the benchmark.
  static func load(_ paths: [String]) throws -> [KubernetesObject] {
    let loader = ManifestLoader(sources: SourceMap(), options: .init())
    let manifests = loader.load(paths)
    if let first = manifests.diagnostics.first(where: { $0.severity == .error }) {
      throw Problem(loader.sources.render(first))
    }
    return manifests.objects
  }

  /// The pending pods, each with a label and a request that no other has, so that no two share a class.
  var distinctPending: [Pod] {
    pending.enumerated().map { number, pod in
      var pod = pod
      pod.metadata.labels["example.net/instance"] = Symbol("i-\(number)")
      var spec = pod.spec.value
      if !spec.containers.isEmpty, let cpu = spec.containers[0].resources.requests["cpu"] {
        let own = Quantity(milli: cpu.milliValue + Int64(number % 997))
        spec.containers[0].resources.requests.set(.init(name: "cpu", quantity: own))
      }
      pod.spec = Shared(spec)
      return pod
    }
  }
}

/// One timed run of the scheduler.
struct TimedRun {
  let lap: Lap
  private(set) var placed = 0
  /// Over every decision and, if the scheduler folds, what it found out about every node.
  private(set) var checksum: UInt64 = 0

  init(_ pods: [Pod], on scheduler: Scheduler) {
    // What kube-scheduler does, too, when a pod comes into its queue, before its turn.
    let queue = scheduler.queue(pods.map(Board.prioritized))
    var placed = 0
    var checksum: UInt64 = 0
    lap = Lap.measure {
      scheduler.schedule(queue, detail: { _ in .outcome }) { _, decision in
        if decision.outcome == .scheduled { placed += 1 }
        checksum = Scheduler.fold(decision, into: checksum)
      }
    }
    self.placed = placed
    self.checksum = checksum
  }
}
