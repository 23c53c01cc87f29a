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
  /// So many were tried, and more might have taken more pods; nil where that cannot be.
  public let limit: Int?

  /// Pods that have no place with so many nodes either.
  public var left: [PodPlacement] { run.pods.filter(\.isWaiting) }

  /// Pods that the API server refuses.
  public var refused: [PodPlacement] { run.pods.filter { $0.decision.outcome == .refused } }

  /// How many nodes are tried, and how many times a pod is held against a node in one run.
  private static let mostNodes = 5000
  private static let mostQuestions = 40_000_000

  /// - Parameters:
  ///   - model: what a new node is like; `daemons` are the pods that its DaemonSets put on each.
  ///   - belongings: where the model's CSINode, devices and storage are; nil: in the input.
  public init(
    like model: Node, daemons: [Pod], belongings: [KubernetesObject]? = nil, in input: SimulationInput
  ) throws(SimulationError) {
    let new = NewNode(like: model, daemons: daemons, among: belongings ?? Array(input.objects))
    let trial = Trial(model: model.metadata.name, new: new, input: input)
    let none = try trial.run(0)
    let pending = none.pods.count(where: \.isWaiting)
    // Pods of a StatefulSet that wait for the one before come into play later.
    let wanted = pending + none.leftAlone.count
    let most = min(Self.mostNodes, max(1, Self.mostQuestions / max(1, none.pods.count)), wanted)
    var best = (count: 0, run: none)
    if pending > 0 {
      let all = try trial.run(most)
      let goal = Self.placed(all)
      if goal > Self.placed(none) {
        best = try trial.fewest(most, all, from: Self.placed(none), to: goal) { Self.placed($0) }
      }
    }
    let isCut = wanted > most && best.run.pods.contains { $0.decision.outcome == .unschedulable }
    limit = isCut ? most : nil
    self.model = model.metadata.name
    self.pending = pending
    count = best.count
    run = best.run
  }

  private static func placed(_ run: PlacementRun) -> Int {
    run.pods.count { $0.decision.outcome == .scheduled && !$0.isOfDaemonSet }
  }

  private struct Trial {
    let model: Symbol
    let new: NewNode
    let input: SimulationInput

    func run(_ count: Int) throws(SimulationError) -> PlacementRun {
      var input = input
      input.options.detail = .outcome
      let names = NewNodeNames(input.nodes)
      for number in 0..<count {
        input.cluster.objects += new.objects(named: names.name(like: model, number: number + 1))
      }
      return try Simulation.run(input)
    }

    /// By halving: with one node less it is not enough. Where each node takes as many as the first, that is where the
    /// number is looked for first, since runs with many nodes and pods take long.
    func fewest(
      _ most: Int, _ all: PlacementRun, from start: Int, to goal: Int, _ placed: (PlacementRun) -> Int
    ) throws(SimulationError) -> (count: Int, run: PlacementRun) {
      // `low` nodes are not enough, `high` are.
      var (low, high) = (0, most)
      var best = all
      func look(_ count: Int) throws(SimulationError) -> Int {
        let run = try run(count)
        let found = placed(run)
        if found >= goal { (high, best) = (count, run) } else { low = count }
        return found
      }
      if high - low > 1 {
        let gain = try look(1) - start
        if gain > 0, high - low > 1 {
          let (whole, rest) = (goal - start).quotientAndRemainder(dividingBy: gain)
          let guess = whole + (rest > 0 ? 1 : 0)
          if guess < high, guess > low { _ = try look(guess) }
          if guess - 1 > low, guess - 1 < high { _ = try look(guess - 1) }
        }
      }
      // Few are enough as a rule, so the steps up to them double.
      var step = 1
      while low + step < high {
        _ = try look(low + step)
        step *= 2
      }
      while high - low > 1 { _ = try look(low + (high - low) / 2) }
      return (high, best)
    }
  }
}

extension PodPlacement {
  /// Whether a node could help.
  fileprivate var isWaiting: Bool {
    switch decision.outcome {
    case .scheduled, .gated, .refused: false
    case .unschedulable, .nominated, .error: true
    }
  }

  /// New nodes get pods of DaemonSets, which nobody waited for.
  fileprivate var isOfDaemonSet: Bool { identity?.kind == .daemonSet }
}

extension SimulationInput {
  /// Pods that DaemonSets put on a node of the cluster; not those of DaemonSets in `-f`, which make pods for every node.
  public func daemonPods(on node: Symbol) -> [Pod] {
    let played = workloads.objects.compactMap { object in
      if case .workload(let workload) = object, workload.kind == .daemonSet { workload.metadata } else { nil }
    }
    return cluster.objects.compactMap { object in
      guard case .pod(let pod) = object, pod.spec.value.nodeName == node, !pod.status.isTerminal,
        let controller = pod.metadata.controller, controller.kind == "DaemonSet",
        !played.contains(where: { $0.name == controller.name && $0.namespace == pod.metadata.namespace })
      else { return nil }
      return pod
    }
  }
}
