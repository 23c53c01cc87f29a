public import ControlPlane
public import Kubernetes
public import SourceText
public import Symbols

/// What is asked beside where each pod goes.
public struct Inquiry: Sendable {
  /// Which pods are asked about.
  public var asks: @Sendable (Pod, PodIdentity?) -> Bool
  /// Look for changes that let a pod in that fits nowhere, or not on ``node``.
  public var wantsFixes = false
  /// Why not there?
  public var node: Symbol?

  public init(asks: @escaping @Sendable (Pod, PodIdentity?) -> Bool) {
    self.asks = asks
  }
}

/// What came of an inquiry for one pod.
public struct Answer: Sendable {
  /// Of a pod that fits nowhere.
  public var conflict: Conflict?
  /// For a pod of a workload, the one of its pods that changes were looked for: they have one manifest.
  public var fixesOf: PodTarget?
  /// Where changes were looked for; empty where none was found.
  public var fixes: [Fix]?
  /// Of a pod that fits on the inquiry's node and went elsewhere; nil within where no change of one weight does it.
  public var weightChange: WeightChange??

  public init() {}
}

/// What came of an inquiry, by pod.
public struct Answers: Sendable {
  private var byPod: [PodTarget: Answer] = [:]

  public init() {}

  public subscript(pod: PodTarget) -> Answer { byPod[pod] ?? Answer() }

  mutating func set(_ answer: Answer, of pod: PodTarget) { byPod[pod] = answer }

  public var conflicts: [PodTarget: Conflict] { byPod.compactMapValues(\.conflict) }
  public var fixesOf: [PodTarget: PodTarget] { byPod.compactMapValues(\.fixesOf) }
  public var fixes: [PodTarget: [Fix]] { byPod.compactMapValues(\.fixes) }
}

extension Inquiry {
  /// Runs the simulation and answers what is asked, all at once.
  ///
  /// - Parameter sources: the files that the input was read from.
  public func run(
    _ input: SimulationInput, _ sources: SourceMap
  ) throws(SimulationError) -> (run: PlacementRun, answers: Answers) {
    let play = try play(input, sources, before: wantsFixes ? try Self.outcomes(input) : nil)
    var answers = Answers()
    var pods: [PodPlacement] = []
    while let (placement, answer) = play.next() {
      pods.append(placement)
      answers.set(answer, of: PodTarget(placement.pod, placement.identity))
    }
    var run = play.run
    run.pods = pods
    return (run, answers)
  }

  /// The run with nothing of it but outcomes: what ``play(_:_:before:)`` goes by.
  public static func outcomes(_ input: SimulationInput) throws(SimulationError) -> PlacementRun {
    var input = input
    input.options.detail = .outcome
    return try Simulation.run(input)
  }

  /// Answers pod by pod, as they are asked for.
  ///
  /// - Parameters:
  ///   - sources: the files that the input was read from.
  ///   - before: the run that changes are held against, if any are wanted.
  ///   - known: what was answered when the same was played before.
  public func play(
    _ input: SimulationInput, _ sources: SourceMap, before: PlacementRun?, _ known: KnownAnswers = KnownAnswers()
  ) throws(SimulationError) -> InquiryPlay {
    let summary = wantsFixes ? before.map(RunDifference.Summary.init) : nil
    return try InquiryPlay(self, input, sources, before: summary, known)
  }
}
