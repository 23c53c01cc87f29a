import Kubernetes
import Scheduler
import SourceText
import Symbols

/// A run under way: decides on one pod after the other, as they are asked for, and keeps no decision itself.
///
/// So a report over many pods and nodes need never hold more than one pod's verdicts and scores.
public final class Playing: IteratorProtocol {
  private let pending: [PreparedRun.Pending]
  /// Told when the scheduler is done, and in the order in which they come: the last first.
  private var refused: [PodPlacement]
  private let scheduler: Scheduler
  private let options: SimulationOptions
  private let atTurn: (PodTurn) -> Void
  private var line: Scheduler.Line
  private var holdsUp: [Member: Symbol] = [:]
  private let tied: TiedClaims
  private var isOver = false
  /// All but the pods; complete when there is no next one.
  public private(set) var run: PlacementRun

  /// A workload's pod among those of all namespaces.
  private struct Member: Hashable {
    let namespace: Symbol
    var identity: PodIdentity
  }

  init(
    _ pending: [PreparedRun.Pending], _ refused: [PodPlacement], _ scheduler: Scheduler, _ options: SimulationOptions,
    _ run: PlacementRun,
    _ atTurn: @escaping (PodTurn) -> Void
  ) {
    self.pending = pending
    self.refused = refused.reversed()
    self.scheduler = scheduler
    self.options = options
    self.run = run
    self.atTurn = atTurn
    tied = TiedClaims(pending.map(\.pod.pod), scheduler)
    line = scheduler.line(up: scheduler.queue(pending.map(\.pod)))
  }

  /// The next pod that the scheduler tries, with its decision; when it has tried all, the next that is not there because
  /// the API server refuses it.
  public func next() -> PodPlacement? {
    guard let (index, decision) = scheduler.next(in: &line, detail: detail, isWanted: isWanted) else {
      if !isOver {
        isOver = true
        run.assumptions += tied.sentences(scheduler)
        for (what, origin, pod) in scheduler.notModelled { run.note(what, origin, pod) }
      }
      return refused.popLast()
    }
    let item = pending[index]
    if let identity = item.identity, decision.outcome != .scheduled {
      let metadata = item.pod.pod.metadata
      holdsUp[Member(namespace: metadata.namespace, identity: identity)] = metadata.name
    }
    var placement = PodPlacement(pod: item.pod.pod, identity: item.identity, decision: decision)
    placement.warning = item.warning
    return placement
  }

  private func detail(_ index: Int) -> Scheduler.Detail {
    let item = pending[index]
    if let wants = options.detailed, !wants(item.pod.pod, item.identity) { return .outcome }
    switch options.detail {
    case .outcome: return .outcome
    case .nodes: return .nodes
    case .explained: return .explained
    }
  }

  /// Whether the pod whose turn has come exists: a StatefulSet that starts in order makes a pod only when the one
  /// before it runs.
  private func isWanted(_ index: Int) -> Bool {
    let turn = PodTurn(pod: pending[index].pod, identity: pending[index].identity, scheduler: scheduler)
    guard let identity = pending[index].identity, pending[index].waitsForPrevious else {
      atTurn(turn)
      return true
    }
    let metadata = pending[index].pod.pod.metadata
    var member = Member(namespace: metadata.namespace, identity: identity)
    member.identity.ordinal -= 1
    guard let blocker = holdsUp[member] else {
      atTurn(turn)
      return true
    }
    member.identity.ordinal += 1
    holdsUp[member] = blocker
    run.leftAlone.append(
      .init(
        namespace: metadata.namespace, name: metadata.name,
        why: "\(identity.workload) starts in order and waits for \(blocker.text)"))
    return false
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
