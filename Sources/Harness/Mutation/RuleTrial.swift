import ControlPlane
import Expectations
import Loading
import Parallel
import Scheduler
import SourceText

/// Plays a test once for each rule of its input, without the rule, and sees what that does and who notices.
struct RuleTrial: Sendable {
  let loaded: LoadedTest
  let options: RuleOptions
  let choice: LoadedTest.Choice
  /// How many changes are played at once.
  let workers: Int

  /// What came of one change of one rule.
  struct Outcome: Sendable {
    let rule: PlacementRule
    let change: String
    let isDropped: Bool
    let effect: RuleEffect
    /// Whether an assertion or the golden file no longer holds.
    let isNoticed: Bool
  }

  /// What the test sees of a run.
  private struct Sight: Equatable, Sendable {
    let failures: Set<Failure>
    let golden: String
  }

  /// - Parameter run: the base run with everything that ``detail`` asks for; all assertions hold in it.
  func outcomes(beside run: PlacementRun) throws(SimulationError) -> [Outcome] {
    let base = sight(run)
    let rules = RuleInventory(loaded.input).rules
    let results = ParallelMap.run(rules.count, workers: workers) { place in
      Result { () throws(SimulationError) in try self.outcomes(rules[place], run, base) }
    }
    var all: [Outcome] = []
    for result in results { all += try result.get() }
    return all
  }

  private func outcomes(
    _ rule: PlacementRule, _ run: PlacementRun, _ base: Sight
  ) throws(SimulationError) -> [Outcome] {
    let dropped = try outcome(rule, rule.drop, isDropped: true, run, base)
    // What is not missed when it is gone is not missed when it is weaker.
    guard options.mutates, dropped.isNoticed, let softer = rule.weaken else { return [dropped] }
    return [dropped, try outcome(rule, softer, isDropped: false, run, base)]
  }

  /// How much of the runs is kept.
  var detail: SimulationOptions.Detail { options.covers ? .explained : loaded.detail }

  private func outcome(
    _ rule: PlacementRule, _ edit: PlacementRule.Edit, isDropped: Bool, _ run: PlacementRun, _ base: Sight
  ) throws(SimulationError) -> Outcome {
    var changed = loaded
    edit.apply(&changed.input)
    let played = try changed.play(detail, choice)
    return Outcome(
      rule: rule, change: edit.text, isDropped: isDropped,
      effect: RuleEffect(from: run, to: played, comparesVerdicts: options.covers), isNoticed: sight(played) != base)
  }

  private func sight(_ run: PlacementRun) -> Sight {
    // Failures alone are compared: one that comes, goes or fails in another way has noticed.
    let golden = loaded.test.golden == nil ? "" : Golden(run, detail: loaded.test.detail).text
    return Sight(failures: Set(loaded.failures(in: Placements(run))), golden: golden)
  }
}
