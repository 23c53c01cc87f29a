import ControlPlane
import Kubernetes
import Scheduler
import Symbols

/// What becomes of other pods in a run with a change, told against the run without; each list in the run's order.
public struct RunDifference: Sendable {
  /// Pods that stand elsewhere.
  public private(set) var moved: [Fix.PodName] = []
  /// Pods that have a place no longer, or are no longer made.
  public private(set) var lost: [Fix.PodName] = []
  /// Pods that have a place only now.
  public private(set) var gained: [Fix.PodName] = []
  /// Pods that are made only now and have no place.
  public private(set) var waiting: [Fix.PodName] = []
  /// Pods that now wait for others to be evicted, or on another node than before.
  public private(set) var nominated: [Fix.PodName] = []
  /// Pods that waited for others to be evicted, and now have no hope of a place.
  public private(set) var hopeless: [Fix.PodName] = []
  /// Pods that are evicted, and were not before.
  public private(set) var evicted: [Fix.PodName] = []
  /// Pods that are evicted no longer.
  public private(set) var spared: [Fix.PodName] = []
  /// Pods that have no place, as before, yet for something that is no matter of room: an error, a gate.
  public private(set) var changed: [Fix.PodName] = []

  /// How many pods lose what they had.
  public var lossCount: Int { lost.count + evicted.count }

  public var isEmpty: Bool {
    [moved, lost, gained, waiting, nominated, hopeless, evicted, spared, changed].allSatisfy(\.isEmpty)
  }

  /// - Parameter target: the pod that the change is made for, of which nothing is told.
  init(from before: Summary, to run: PlacementRun, but target: PodTarget) {
    let after = Summary(run)
    for other in run.pods where !target.isSame(as: other) {
      let now = Standing(other, run)
      let then = before.standings[Summary.Key(other)]
      if then != now { add(Fix.PodName(other), from: then, to: now) }
    }
    for (key, name) in before.order where after.standings[key] == nil && before.standings[key]?.node != nil {
      lost.append(name)
    }
    evicted = after.victims.filter { !before.victimSet.contains($0) }
    spared = before.victims.filter { !after.victimSet.contains($0) }
  }

  private mutating func add(_ name: Fix.PodName, from then: Standing?, to now: Standing) {
    switch (then?.node, now.node) {
    case (_?, _?): moved.append(name)
    case (_?, nil): lost.append(name)
    case (nil, _?): gained.append(name)
    case (nil, nil): break
    }
    if now.node != nil { return }
    if now.nominatedNode != nil {
      if then?.nominatedNode != now.nominatedNode || then?.victims != now.victims { nominated.append(name) }
    } else if then?.nominatedNode != nil {
      hopeless.append(name)
    } else if then == nil {
      waiting.append(name)
    } else if then?.node == nil, then?.outcome != now.outcome {
      changed.append(name)
    }
  }

  /// Where a pod stands, or why not.
  fileprivate struct Standing: Equatable {
    let outcome: Decision.Outcome
    let node: Symbol?
    let nominatedNode: Symbol?
    let victims: [Decision.Victim]

    init(_ placement: PodPlacement, _ run: PlacementRun) {
      let decision = placement.decision
      outcome = decision.outcome
      node = decision.node.map { run.nodes[$0].metadata.name }
      nominatedNode = decision.preemption.map { run.nodes[$0.nominatedNode].metadata.name }
      victims = decision.preemption?.victims ?? []
    }
  }

  /// What a run is compared by.
  struct Summary {
    fileprivate private(set) var standings: [Key: Standing] = [:]
    fileprivate private(set) var order: [(key: Key, name: Fix.PodName)] = []
    /// In the run's order, each once.
    fileprivate private(set) var victims: [Fix.PodName] = []
    fileprivate private(set) var victimSet: Set<Fix.PodName> = []

    init(_ run: PlacementRun) {
      for placement in run.pods {
        let key = Key(placement)
        standings[key] = Standing(placement, run)
        order.append((key, Fix.PodName(placement)))
        for victim in placement.decision.preemption?.victims ?? [] {
          let name = Fix.PodName(namespace: victim.namespace, name: victim.name)
          if victimSet.insert(name).inserted { victims.append(name) }
        }
      }
    }

    /// What a pod keeps from one run to the other: of a DaemonSet's pod the node it is for, since its name is a number.
    struct Key: Hashable {
      private let namespace: Symbol
      private let name: Symbol
      private let node: Symbol?

      init(_ placement: PodPlacement) {
        namespace = placement.pod.metadata.namespace
        let isOfDaemonSet = placement.identity?.kind == .daemonSet
        name = isOfDaemonSet ? placement.identity?.name ?? .none : placement.pod.metadata.name
        node = isOfDaemonSet ? placement.pod.pinnedNode : nil
      }
    }
  }
}

extension Fix.PodName {
  init(_ placement: PodPlacement) {
    self.init(namespace: placement.pod.metadata.namespace, name: placement.pod.metadata.name)
  }
}
