import Kubernetes
import Scheduler
import SourceText
import Symbols

/// A run between its input and its decisions: who stands where, and who waits for a node.
struct Stage {
  private let contents: ClusterContents
  private let configuration: SchedulerConfiguration
  private let options: SimulationOptions
  private let scheduler: Scheduler
  private var priorities: Priorities
  private var running: [PlacementRun.RunningPod] = []
  private var pending: [Pending] = []
  private var leftAlone: [PlacementRun.LeftAlone] = []
  private var notModelled: [PlacementRun.NotModelled] = []
  private var assumptions: [String] = []

  private struct Pending {
    let pod: PrioritizedPod
    let identity: PodIdentity?
    /// A StatefulSet's pod that is only made when the one before it runs.
    let waitsForPrevious: Bool
  }

  init(_ contents: ClusterContents, _ configuration: SchedulerConfiguration, _ options: SimulationOptions) {
    self.contents = contents
    self.configuration = configuration
    self.options = options
    priorities = Priorities(contents.priorityClasses)
    scheduler = Scheduler(
      nodes: contents.nodes, namespaces: contents.namespaces, objects: contents.objects,
      configuration: configuration, samples: options.samples)
    for (what, origin) in configuration.notModelled {
      notModelled.append(.init(what: what, origin: origin, pods: []))
    }
  }

  /// Puts every pod where it belongs: on its node, in the queue, or aside.
  mutating func admit() {
    var replacement = RunningWorkloads(contents)
    let kept = contents.pods.filter { pod in
      let workload = replacement.workload(of: pod)
      let isReplaced = options.replacesRunning && workload != nil
      if isReplaced { releaseClaims(of: pod) }
      return !isReplaced
    }
    for pod in kept { admit(pod, nil, isFromCluster: true) }
    assumptions += replacement.sentences(replaced: options.replacesRunning)
    let wantedPods = contents.wanted.compactMap { item -> Pod? in
      if case .pod(let pod) = item { return pod }
      return nil
    }
    var expansion = WorkloadExpansion(nodes: contents.nodes, names: PodNames(kept + wantedPods))
    let claims = TemplateClaims(templates: contents.claimTemplates)
    for item in contents.wanted {
      switch item {
      case .pod(let pod): admit(pod, nil, isFromCluster: false)
      case .workload(let workload):
        for made in expansion.pods(of: workload) {
          var pod = made.pod
          claims.make(for: &pod, in: scheduler)
          let isFirst = made.identity.ordinal == Int(workload.firstOrdinal)
          admit(
            pod, made.identity, isFromCluster: false,
            waitsForPrevious: workload.isOrderedReady && workload.kind == .statefulSet && !isFirst)
        }
      }
    }
    if let enough = scheduler.sampleSize {
      assumptions.append(
        options.samples
          ? "kube-scheduler stops at \(enough) feasible nodes of \(contents.nodes.count): the others are not looked at"
          : "all \(contents.nodes.count) nodes are looked at; kube-scheduler would stop at \(enough) feasible ones "
            + "(--sampling plays that)")
    }
    for name in priorities.unknown {
      assumptions.append("PriorityClass \(name.text) is not in the input: its pods count as priority 0")
    }
  }

  private mutating func admit(
    _ pod: Pod, _ identity: PodIdentity?, isFromCluster: Bool, waitsForPrevious: Bool = false
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
      pending.append(Pending(pod: prioritized, identity: identity, waitsForPrevious: waitsForPrevious))
    }
  }

  private mutating func leave(_ pod: Pod, _ why: String) {
    leftAlone.append(.init(namespace: pod.metadata.namespace, name: pod.metadata.name, why: why))
  }

  /// The claims made for a pod go with it.
  private func releaseClaims(of pod: Pod) {
    for case (_, let claim?) in pod.status.resourceClaimStatuses {
      scheduler.removeClaim(ClusterObjects.Key(pod.metadata.namespace, claim))
    }
  }

  /// Schedules the pending pods.
  consuming func decide() -> PlacementRun {
    var holdsUp: [PodIdentity: Symbol] = [:]
    var run = PlacementRun(
      nodes: scheduler.nodes, notModelled: notModelled, leftAlone: leftAlone, assumptions: assumptions,
      runningPods: running)
    let pending = pending
    let options = options
    let detail: (Int) -> Scheduler.Detail = { index in
      let item = pending[index]
      if let wants = options.detailed, !wants(item.pod.pod, item.identity) { return .outcome }
      switch options.detail {
      case .outcome: return .outcome
      case .nodes: return .nodes
      case .explained: return .explained
      }
    }
    scheduler.schedule(pending.map(\.pod), detail: detail) { index in
      // A StatefulSet that starts in order makes a pod only when the one before it runs.
      guard let identity = pending[index].identity, pending[index].waitsForPrevious else { return true }
      var previous = identity
      previous.ordinal -= 1
      guard let blocker = holdsUp[previous] else { return true }
      holdsUp[identity] = blocker
      let metadata = pending[index].pod.pod.metadata
      run.leftAlone.append(
        .init(
          namespace: metadata.namespace, name: metadata.name,
          why: "\(identity.workload) starts in order and waits for \(blocker.text)"))
      return false
    } decided: { index, decision in
      let item = pending[index]
      if let identity = item.identity, decision.outcome != .scheduled {
        holdsUp[identity] = item.pod.pod.metadata.name
      }
      run.pods.append(PodPlacement(pod: item.pod.pod, identity: item.identity, decision: decision))
    }
    for (what, origin, pod) in scheduler.notModelled { run.note(what, origin, pod) }
    return run
  }
}

extension PlacementRun {
  fileprivate mutating func note(_ what: String, _ origin: SourcePosition, _ pod: String) {
    if let slot = notModelled.firstIndex(where: { $0.what == what && $0.origin == origin }) {
      notModelled[slot].pods.append(pod)
    } else {
      notModelled.append(.init(what: what, origin: origin, pods: [pod]))
    }
  }
}
