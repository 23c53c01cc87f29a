public import ControlPlane
public import Kubernetes
import Scheduler

/// How many more pods like those of a source fit, beside all that is there.
public struct Capacity: Sendable {
  public let source: PodSource
  /// All nodes in name order.
  public let nodes: [Node]
  /// How many pods the source wants, and how many of them have a place, without the further ones.
  public let wanted: Int
  public let placed: Int
  /// By node: how many more.
  public let more: [Int]
  /// By node: whether it took one to begin with.
  public let fitsAtFirst: [Bool]
  /// The pod that found no place any more, explained; nil when the search was ended before.
  public let refused: PodPlacement?
  /// The run that went before.
  public let run: PlacementRun

  public var total: Int { more.reduce(0, +) }

  /// Schedules pods one after the other until one finds no place.
  ///
  /// - Parameter limit: ends the search when so many have been placed.
  public init(of source: PodSource, in input: SimulationInput, upTo limit: Int? = nil) throws(SimulationError) {
    var input = input
    input.options.detail = .outcome
    let (run, filling) = try Simulation.fill(input, with: source, upTo: limit)
    self.source = source
    self.run = run
    nodes = run.nodes
    wanted = filling.wanted
    placed = run.pods.count { source.makes($0) && $0.decision.outcome == .scheduled }
    var more = Array(repeating: 0, count: run.nodes.count)
    for row in filling.rows { more[row] += 1 }
    self.more = more
    fitsAtFirst = filling.fitsAtFirst
    refused = filling.refused
  }
}
