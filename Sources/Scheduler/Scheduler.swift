public import Kubernetes
public import SourceText
public import Symbols
import Versions

/// Plays kube-scheduler: takes pods one after the other and says where each goes, why, and why not elsewhere.
///
/// All nodes are evaluated, and of several best nodes the first in name order is taken, unless a seed draws one: the same
/// input always gives the same decisions.
public final class Scheduler {
  let cluster: Cluster
  let objects: ClusterObjects
  let configuration: SchedulerConfiguration
  let volumes: VolumeTable
  let devices: DeviceTable
  var nominated = NominatedPods()
  /// Set when large clusters are sampled as kube-scheduler does; nil looks at all nodes.
  var sampling: Sampling?
  var tieChoice: TieChoice
  let context: SchedulingContext
  private var classes: ClassTables
  /// Set when decisions are to carry a checksum: a factor for each row.
  let foldFactors: Column<UInt64>?
  /// Whether what is worked out for a class of pods is kept from pod to pod.
  let keepsClasses: Bool
  /// Of the pod that came last: those of a template come one after the other.
  private var lastInfo: (key: PodInfo.Key, info: PodInfo)?

  /// How much of an attempt to keep in its decision.
  public enum Detail: Sendable {
    /// Outcome, node, ties and message.
    case outcome
    /// And every node's verdict and scores.
    case nodes
    /// And every rejection of each node, with the facts behind it and behind each score.
    case explained
  }

  /// - Parameters:
  ///   - namespaces: every namespace of the input with its labels.
  ///   - samples: whether to stop filtering where kube-scheduler does in a large cluster.
  ///   - tieBreak: which of several best nodes is taken.
  ///   - folds: whether decisions carry a checksum over all nodes (``Decision/fold``).
  ///   - keepsClasses: false works everything out anew for each pod, to check the kept against.
  public init(
    nodes: [Node], namespaces: [Symbol: LabelSet], objects: ClusterObjects, configuration: SchedulerConfiguration,
    samples: Bool = false, tieBreak: TieBreak = .nameOrder, folds: Bool = false, keepsClasses: Bool = true
  ) {
    cluster = Cluster(nodes: nodes, namespaces: namespaces)
    classes = ClassTables(cluster)
    foldFactors = folds ? NodeFold.factors(count: cluster.count) : nil
    self.keepsClasses = keepsClasses
    self.objects = objects
    volumes = VolumeTable(objects, configuration.version, cluster.journal)
    devices = DeviceTable(objects, configuration.version, cluster.journal)
    sampling = samples ? Sampling(cluster.nodes) : nil
    tieChoice = TieChoice(tieBreak)
    self.configuration = configuration
    context = SchedulingContext(
      cluster: cluster, objects: objects, volumes: volumes, devices: devices, version: configuration.version,
      folds: folds)
  }

  /// What a pod's attempt may build on.
  ///
  /// - Parameter detail: explanations name the places of the pod's own manifest, so nothing is shared for them.
  func kept(for pod: ScheduledPod, _ detail: Detail) -> ClassTable {
    detail == .explained || !keepsClasses ? ClassTable(cluster) : classes.table(for: pod)
  }

  /// All nodes in name order; decisions name them by their index here.
  public var nodes: [Node] { cluster.nodes }

  /// The row of a node, nil for a name that no node has.
  public func row(ofNode name: Symbol) -> Int? { cluster.rowOfName[name] }

  /// Counts a pod that has a node already. A pod on a node that does not exist counts nowhere.
  public func addRunning(_ pod: PrioritizedPod) {
    guard let row = cluster.rowOfName[pod.pod.spec.value.nodeName] else { return }
    place(scheduled(pod), on: row)
  }

  /// A claim that a controller made from a template.
  public func add(_ claim: ResourceClaim) { devices.add(claim) }

  /// A claim whose pod is gone.
  public func removeClaim(_ key: ClusterObjects.Key) { devices.remove(key) }

  public func hasClaim(_ key: ClusterObjects.Key) -> Bool { devices.claim(key) != nil }

  /// What the scheduler met that bayplan cannot play, with `namespace/name` of the pod that met it.
  public var notModelled: [(what: String, origin: SourcePosition, pod: String)] { devices.notModelled }

  /// Pods that wait for their turn, as ``Scheduler/queue(_:)`` lined them up.
  public struct Queue {
    fileprivate let pods: [ScheduledPod]
    /// By falling priority, then as given.
    fileprivate let order: [Int]
  }

  /// Takes pods into the queue: what they ask for is worked out, and which of them are alike.
  ///
  /// - Parameter pods: pods without a node; those whose `schedulerName` no profile has are never tried.
  public func queue(_ pods: [PrioritizedPod]) -> Queue {
    let scheduled = pods.map(scheduled)
    for pod in scheduled { classes.enter(pod.info) }
    let order = pods.indices.sorted {
      pods[$0].priority == pods[$1].priority ? $0 < $1 : pods[$0].priority > pods[$1].priority
    }
    return Queue(pods: scheduled, order: order)
  }

  /// Schedules the pods of a queue in its order.
  ///
  /// - Parameters:
  ///   - detail: how much to keep of the decision on the pod of that index.
  ///   - isWanted: asked when a pod's turn comes; false for one that does not exist after all.
  ///   - decided: takes each decision, in the order in which the pods were tried.
  public func schedule(
    _ queue: Queue, detail: (Int) -> Detail, isWanted: (Int) -> Bool = { _ in true },
    decided: (Int, Decision) -> Void
  ) {
    var line = line(up: queue)
    while let (index, decision) = next(in: &line, detail: detail, isWanted: isWanted) { decided(index, decision) }
  }

  /// Pods of a queue that take their turn when somebody asks for the next decision.
  public struct Line {
    fileprivate let queue: Queue
    /// How many have had their turn.
    fileprivate var count = 0
  }

  /// Lets the pods of a queue stand in line; what they were nominated to before counts from now on.
  public func line(up queue: Queue) -> Line {
    for pod in queue.pods { keepNomination(of: pod) }
    return Line(queue: queue)
  }

  /// Schedules the next pod in line; nil when all have had their turn. The parameters are those of
  /// ``schedule(_:detail:isWanted:decided:)``.
  public func next(
    in line: inout Line, detail: (Int) -> Detail, isWanted: (Int) -> Bool
  ) -> (index: Int, decision: Decision)? {
    while line.count < line.queue.order.count {
      let index = line.queue.order[line.count]
      line.count += 1
      let pod = line.queue.pods[index]
      guard let profile = configuration.profile(named: pod.info.spec.value.schedulerName), isWanted(index)
      else { continue }
      return (index, decide(pod, profile, detail(index)))
    }
    return nil
  }

  /// A pod that was nominated to a node before holds its place there. One that PreEnqueue keeps out of the queue is known
  /// to nobody, until 1.37.
  private func keepNomination(of pod: ScheduledPod) {
    guard let row = cluster.rowOfName[pod.pod.status.nominatedNodeName],
      let profile = configuration.profile(named: pod.info.spec.value.schedulerName)
    else { return }
    if gate(pod, profile) == nil || configuration.version.has(.gatedPodsKeepNominations) {
      nominated.nominate(pod, to: row)
    }
  }

  /// Puts a pod on a node for good.
  func place(_ pod: ScheduledPod, on row: Int) {
    cluster.place(pod, on: row)
    volumes.use(pod, at: row, in: cluster)
  }

  /// Takes a pod from its node: its room, ports, volumes and what it counts for in affinity and spread are free again.
  ///
  /// Its claims are objects of their own: volumes stay bound, and devices are held until ``removeClaim(_:)``. Those that a
  /// pod got for an extended resource go with it.
  ///
  /// - Parameter row: of the node, as its decision or ``row(ofNode:)`` names it.
  /// - Returns: false when no such pod stands there, and nothing is changed.
  /// - Complexity: O(pods on the node + pods with the same labels), whatever the number of nodes.
  @discardableResult
  public func remove(namespace: Symbol, name: Symbol, fromRow row: Int) -> Bool {
    guard cluster.pods.indices.contains(row),
      let pod = cluster.pods[row].first(where: { $0.namespace == namespace && $0.name == name })
    else { return false }
    cluster.remove(pod, from: row)
    volumes.leave(pod, at: row, in: cluster)
    devices.leave(pod)
    return true
  }

  func scheduled(_ pod: PrioritizedPod) -> ScheduledPod {
    let key = PodInfo.Key(pod.pod)
    if let lastInfo, lastInfo.key == key { return ScheduledPod(pod, info: lastInfo.info, configuration.version) }
    let info = PodInfo(
      pod.pod,
      in: cluster.counts.group(
        PodGroup.Key(namespace: pod.pod.metadata.namespace, labels: pod.pod.metadata.labels)))
    lastInfo = (key, info)
    return ScheduledPod(pod, info: info, configuration.version)
  }
}
