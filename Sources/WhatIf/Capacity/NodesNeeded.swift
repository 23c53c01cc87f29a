public import ControlPlane
public import Kubernetes
import Scheduler
public import Symbols

/// How many nodes of a kind would have to be added for the pods that have no place.
public struct NodesNeeded: Sendable {
  public let model: Symbol
  /// Pods without a place when none is added.
  public let pending: Int
  /// The fewest nodes with which no more pods find a place than with any number.
  public let count: Int
  /// The run with so many nodes.
  public let run: PlacementRun

  /// Pods that have no place with so many nodes either.
  public var left: [PodPlacement] {
    run.pods.filter { $0.decision.outcome != .scheduled && $0.decision.outcome != .gated }
  }

  private static let mostNodes = 5000

  /// - Parameter model: what a new node is like; `daemons` are the pods that its DaemonSets put on each.
  public init(
    like model: Node, daemons: [Pod], in input: SimulationInput
  ) throws(SimulationError) {
    let trial = Trial(model: model, daemons: daemons, input: input)
    let none = try trial.run(0)
    let pending = none.pods.count { $0.decision.outcome != .scheduled && $0.decision.outcome != .gated }
    // Pods of a StatefulSet that wait for the one before come into play later.
    let most = min(Self.mostNodes, pending + none.leftAlone.count)
    var best = (count: 0, run: none)
    if pending > 0 {
      let all = try trial.run(most)
      let goal = Self.placed(all)
      if goal > Self.placed(none) { best = try trial.fewest(most, all) { Self.placed($0) >= goal } }
    }
    self.model = model.metadata.name
    self.pending = pending
    count = best.count
    run = best.run
  }

  private static func placed(_ run: PlacementRun) -> Int {
    run.pods.count { $0.decision.outcome == .scheduled && !$0.isOfDaemonSet }
  }

  private struct Trial {
    let model: Node
    let daemons: [Pod]
    let input: SimulationInput

    func run(_ count: Int) throws(SimulationError) -> PlacementRun {
      var input = input
      input.options.detail = .outcome
      let names = NewNodeNames(input.nodes)
      for number in 0..<count {
        let node = model.copy(named: names.name(like: model.metadata.name, number: number + 1))
        input.cluster.objects.append(.node(node))
        for var daemon in daemons {
          daemon.metadata.name = Symbol("\(daemon.metadata.name.text)-\(node.metadata.name.text)")
          daemon.metadata.uid = .none
          var spec = daemon.spec.value
          spec.nodeName = node.metadata.name
          daemon.spec = Shared(spec)
          input.cluster.objects.append(.pod(daemon))
        }
      }
      return try Simulation.run(input)
    }

    /// By halving: with one node less it is not enough.
    func fewest(
      _ most: Int, _ all: PlacementRun, _ isEnough: (PlacementRun) -> Bool
    ) throws(SimulationError) -> (count: Int, run: PlacementRun) {
      var (low, high) = (0, most)
      var best = all
      // Few are enough as a rule, so the steps up to them double.
      var step = 1
      while low + step < high {
        let run = try run(low + step)
        if isEnough(run) {
          (high, best) = (low + step, run)
          break
        }
        low += step
        step *= 2
      }
      while high - low > 1 {
        let middle = low + (high - low) / 2
        let run = try run(middle)
        if isEnough(run) { (high, best) = (middle, run) } else { low = middle }
      }
      return (high, best)
    }
  }
}

extension PodPlacement {
  /// New nodes get pods of DaemonSets, which nobody waited for.
  fileprivate var isOfDaemonSet: Bool { identity?.kind == .daemonSet }
}

extension SimulationInput {
  /// Pods that DaemonSets put on a node of the cluster.
  public func daemonPods(on node: Symbol) -> [Pod] {
    cluster.objects.compactMap { object in
      guard case .pod(let pod) = object, pod.spec.value.nodeName == node, !pod.status.isTerminal,
        pod.metadata.controller?.kind == "DaemonSet"
      else { return nil }
      return pod
    }
  }
}
