import ControlPlane
import Expectations
import Loading
import Parallel
import Scheduler
import SourceText

/// Plays a test under other choices, and finds the assertions that hold under some of them only.
struct LuckTrial: Sendable {
  let loaded: LoadedTest
  let luck: Luck
  /// How many runs are played at once.
  let workers: Int

  /// Assertions are told apart by where they stand.
  private struct Key: Hashable {
    let assertion: String
    let position: SourcePosition

    init(_ failure: Failure) {
      assertion = failure.assertion
      position = failure.position
    }
  }

  /// What is known of one that fails in some run.
  private struct Count {
    var fails = 0
    let firstRun: Int
  }

  /// - Parameters:
  ///   - usual: the run in which the first of several best nodes is taken.
  ///   - failures: of that run.
  func run(beside usual: PlacementRun, _ failures: [Failure]) throws(SimulationError) -> LuckResult {
    let isTied = usual.pods.contains { $0.decision.ties.count > 1 }
    var result = LuckResult(
      runs: luck.tieBreaks, hasChoices: isTied || luck.shuffles && usual.pods.count > 1, shuffles: luck.shuffles,
      policy: loaded.test.fragile, fragile: [])
    // Choices are made at ties alone, so without one all runs are the same.
    guard result.hasChoices else { return result }
    var counts: [Key: Count] = [:]
    for (run, outcome) in outcomes().enumerated() {
      for key in Set(try outcome.get().map(Key.init)) {
        counts[key, default: Count(firstRun: run)].fails += 1
      }
    }
    let failing = Set(failures.map(Key.init))
    for (key, count) in counts where count.fails < luck.tieBreaks || !failing.contains(key) {
      let seed = luck.seed(ofRun: count.firstRun)
      let run = try loaded.play(.explained, luck.choice(of: seed))
      guard let failure = loaded.failures(in: Placements(run)).first(where: { Key($0) == key }) else { continue }
      result.fragile.append(
        FragileAssertion(
          holds: luck.tieBreaks - count.fails, seed: seed, failure: failure, failsAnyway: failing.contains(key)))
    }
    result.fragile.sort {
      ($0.failure.position.offset, $0.failure.assertion) < ($1.failure.position.offset, $1.failure.assertion)
    }
    return result
  }

  /// By run; the runs have nothing to do with each other.
  private func outcomes() -> [Result<[Failure], SimulationError>] {
    ParallelMap.run(luck.tieBreaks, workers: workers) { run in
      Result { () throws(SimulationError) in
        let played = try loaded.play(loaded.detail, luck.choice(of: luck.seed(ofRun: run)))
        return loaded.failures(in: Placements(played))
      }
    }
  }
}

extension Luck {
  /// The choice that a seed stands for.
  func choice(of seed: UInt64?) -> LoadedTest.Choice {
    guard let seed else { return .usual }
    return LoadedTest.Choice(tieBreak: .seeded(seed), shuffle: shuffles ? seed : nil)
  }
}
