import ControlPlane
import Expectations
import Kubernetes
import Report
import Scheduler
import SourceText

/// A test with all that it names read: it can be played any number of times.
struct LoadedTest: Sendable {
  let test: PlacementTest
  var input: SimulationInput

  /// What kube-scheduler would leave to chance.
  struct Choice: Sendable {
    var tieBreak: TieBreak
    /// The seed of another order of the pods.
    var shuffle: UInt64?

    /// The first node in name order, the pods as given.
    static let usual = Choice(tieBreak: .nameOrder, shuffle: nil)
  }

  /// How much of each decision is needed before anything has failed.
  var detail: SimulationOptions.Detail {
    if test.expectations.contains(where: \.needsAllRejections) { return .explained }
    let needsNodes = test.golden != nil && test.detail > .placement
    return needsNodes || test.expectations.contains(where: \.needsNodes) ? .nodes : .outcome
  }

  /// - Parameter wants: of which pods `detail` is wanted; of the others the outcome alone.
  func play(
    _ detail: SimulationOptions.Detail, _ choice: Choice, of wants: (@Sendable (Pod, PodIdentity?) -> Bool)? = nil
  ) throws(SimulationError) -> PlacementRun {
    var input = input
    input.options.detail = detail
    input.options.detailed = wants
    input.options.tieBreak = choice.tieBreak
    input.options.shuffle = choice.shuffle
    return try Simulation.run(input)
  }

  /// What the assertions come to, in the order of the file.
  func judgement(in placements: Placements) -> Judgement {
    var judgement = Judgement()
    for expectation in test.expectations { judgement.append(expectation.judge(in: placements)) }
    if placements.run.pods.isEmpty, test.expectations.isEmpty {
      let nothing = Mismatch(pods: [], expected: "a pod to place", actual: "neither cluster nor workloads has one")
      judgement.failures.append(Failure(assertion: "golden", position: test.range.position, mismatches: [nothing]))
    }
    return judgement
  }

  /// The assertions that do not hold.
  func failures(in placements: Placements) -> [Failure] { judgement(in: placements).failures }
}
