import Kubernetes
import Scheduler
import SourceText
import Symbols
import Versions

/// A run between its input and its decisions: who stands where, and who waits for a node.
struct PreparedRun {
  private let configuration: SchedulerConfiguration
  private let options: SimulationOptions
  let scheduler: Scheduler
  /// The cluster's pods that stay.
  private let kept: [Pod]
  private let wanted: WantedPods
  /// What of the input is not placed, whoever asks.
  private let aside: [PlacementRun.LeftAlone]
  private let templateClaims: TemplateClaims
  private var priorities: Priorities
  private var running: [PlacementRun.RunningPod] = []
  var pending: [Pending] = []
  /// Pods that are not there because the API server refuses them, in the order in which they are made.
  var refused: [PodPlacement] = []
  private(set) var remarks = RunRemarks()
  /// What the API server goes by when it admits pods.
  private let atDoor: [WrittenObject]

  struct Pending {
    let pod: PrioritizedPod
    let identity: PodIdentity?
    let waitsForPrevious: Bool
    var warning = Symbol.none
  }

  /// - Parameter comesLast: pods that are made when all others are.
  init(
    _ contents: ClusterContents, _ configuration: SchedulerConfiguration, _ options: SimulationOptions,
    comesLast: (Pod, PodIdentity?) -> Bool = { _, _ in false }
  ) {
    self.configuration = configuration
    self.options = options
    priorities = Priorities(contents.priorityClasses)
    var replacement = RunningWorkloads(contents)
    let owned = contents.pods.indices.filter { replacement.owns(contents.pods[$0]) }
    let replaced = options.replacesRunning ? owned.map { contents.pods[$0] } : []
    var kept = contents.pods
    if !replaced.isEmpty {
      let gone = Set(owned)
      kept = contents.pods.indices.filter { !gone.contains($0) }.map { contents.pods[$0] }
    }
    self.kept = kept
    templateClaims = TemplateClaims(templates: contents.claimTemplates)
    wanted = WantedPods(contents, beside: kept, replaced: replaced, options, comesLast: comesLast)
    aside = contents.aside
    atDoor = contents.atDoor
    remarks.passedOver = contents.passedOver
    remarks.passedOverFiles = contents.passedOverFiles
    remarks.assumptions = contents.assumptions + replacement.sentences(replaced: options.replacesRunning)
    if let remark = options.version.remark { remarks.assumptions.append(remark) }
    let way = PodWay(contents: contents, wanted: wanted, kept: kept, admitsBarePods: options.admitsBarePods)
    for station in Stations.all {
      remarks.assumptions += station.assumptions(way)
      remarks.notPlayed += station.notPlayed(way)
    }
    var objects = contents.objects
    objects.persistentVolumeClaims += wanted.claims
    scheduler = Scheduler(
      nodes: contents.nodes, namespaces: contents.namespaces, objects: objects, configuration: configuration,
      samples: options.samples, tieBreak: options.tieBreak, folds: options.folds, keepsClasses: options.keepsClasses)
    for (what, origin) in configuration.notModelled {
      remarks.notModelled.append(.init(what: what, origin: origin, pods: []))
    }
    for pod in replaced { releaseClaims(of: pod) }
  }

  /// Puts every pod where it belongs: on its node, in the queue, or aside.
  mutating func admit() {
    for pod in kept { admit(pod, nil, isFromCluster: true) }
    refused = wanted.refused.map(PodPlacement.init)
    remarks.assumptions += wanted.unmadeClaims
    for item in wanted.pods {
      var pod = item.pod
      if item.identity != nil || options.admitsBarePods { templateClaims.make(for: &pod, in: scheduler) }
      admit(pod, item.identity, isFromCluster: false, waitsForPrevious: item.waitsForPrevious, warning: item.warning)
    }
    remarks.leftAlone += wanted.leftAlone + aside
    if let enough = scheduler.sampleSize {
      remarks.assumptions.append(
        options.samples
          ? "kube-scheduler stops at \(enough) feasible nodes of \(scheduler.nodes.count): the others are not looked at"
          : "all \(scheduler.nodes.count) nodes are looked at; kube-scheduler would stop at \(enough) feasible ones "
            + "(--sampling plays that)")
    }
    for name in priorities.unknown {
      remarks.assumptions.append("PriorityClass \(name.text) is not in the input: its pods count as priority 0")
    }
  }

  private mutating func admit(
    _ pod: Pod, _ identity: PodIdentity?, isFromCluster: Bool, waitsForPrevious: Bool = false,
    warning: Symbol = .none
  ) {
    if pod.status.isTerminal { return }
    let spec = pod.spec.value
    let prioritized = priorities.resolve(pod)
    if !spec.nodeName.isEmpty {
      scheduler.addRunning(prioritized)
      if let row = scheduler.row(ofNode: spec.nodeName) {
        running.append(.init(pod: pod, node: row))
        if !isFromCluster { leave(pod, "spec.nodeName puts it on \(spec.nodeName.text) without the scheduler") }
      } else {
        leave(pod, "it runs on \(spec.nodeName.text), which is not among the nodes, and counts nowhere")
      }
    } else if pod.metadata.isTerminating {
      leave(pod, "it is being deleted")
    } else if !configuration.schedulerNames.contains(spec.schedulerName) {
      leave(pod, "no profile answers to schedulerName \(spec.schedulerName.text)")
    } else {
      pending.append(
        Pending(pod: prioritized, identity: identity, waitsForPrevious: waitsForPrevious, warning: warning))
    }
  }

  private mutating func leave(_ pod: Pod, _ why: String) {
    remarks.leftAlone.append(.init(namespace: pod.metadata.namespace, name: pod.metadata.name, why: why))
  }

  /// The claims made for a pod go with it.
  private func releaseClaims(of pod: Pod) {
    for case (_, let claim?) in pod.status.resourceClaimStatuses {
      scheduler.removeClaim(ClusterObjects.Key(pod.metadata.namespace, claim))
    }
  }

  /// Schedules the pending pods, each when it is asked for.
  ///
  /// - Parameter atTurn: sees each pod before the scheduler decides on it.
  consuming func play(_ atTurn: @escaping (PodTurn) -> Void) -> Playing {
    var run = PlacementRun(
      nodes: scheduler.nodes, remarks: remarks, runningPods: running, version: options.version)
    run.quotas = wanted.quotas
    run.atDoor = atDoor
    let pending = options.shuffle.map { shuffled(by: $0) } ?? pending
    return Playing(pending, refused, scheduler, options, run, atTurn)
  }

  /// Schedules all pending pods.
  consuming func decide(_ atTurn: (PodTurn) -> Void) -> PlacementRun {
    let prepared = self
    return withoutActuallyEscaping(atTurn) { atTurn in
      let playing = prepared.play(atTurn)
      var pods: [PodPlacement] = []
      while let placement = playing.next() { pods.append(placement) }
      var run = playing.run
      run.pods = pods
      return run
    }
  }
}

extension PodPlacement {
  /// A pod that no scheduler sees.
  fileprivate init(_ refused: WantedPods.Refused) {
    self.init(
      pod: refused.pod, identity: refused.identity,
      decision: Decision(
        profile: refused.pod.spec.value.schedulerName, outcome: .refused, message: refused.refusal.message))
    refusal = Shared(refused.refusal)
    warning = refused.warning
  }
}

extension PreparedRun {
  /// The pending pods in another order, as if the objects had been applied in it.
  private func shuffled(by seed: UInt64) -> [Pending] {
    let shuffle = PodShuffle(seed: seed)
    return shuffle.order(
      pending.map { item in
        PodShuffle.Pod(
          priority: item.pod.priority, namespace: item.pod.pod.metadata.namespace, identity: item.identity)
      }
    ).map { pending[$0] }
  }
}
