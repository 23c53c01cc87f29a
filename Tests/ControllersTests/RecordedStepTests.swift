import Store
import Symbols
import Testing

@testable import Controllers

/// Single steps of Kubernetes' own controllers on states made by chance.
@Suite struct RecordedStepTests {
  static let versions = ["1.36.3", "1.37.2"]

  /// In which the status of a DaemonSet counts what the controller saw of its own writes, see the cases' README.
  static let seeingThemselves: Set<String> = ["daemonset-062", "daemonset-096", "daemonset-136"]

  @Test func thereAreCases() {
    #expect(RecordedStep.all("replicaset").count == 153)
    #expect(RecordedStep.all("deployment").count == 196)
    #expect(RecordedStep.all("statefulset").count == 191)
    #expect(RecordedStep.all("daemonset").count == 109)
  }

  @Test(arguments: RecordedStep.all("replicaset"), versions)
  func replicaSet(step: RecordedStep, version: String) throws { try check(step, version) }

  @Test(arguments: RecordedStep.all("deployment"), versions)
  func deployment(step: RecordedStep, version: String) throws { try check(step, version) }

  @Test(arguments: RecordedStep.all("statefulset"), versions)
  func statefulSet(step: RecordedStep, version: String) throws { try check(step, version) }

  @Test(arguments: RecordedStep.all("daemonset").filter { !seeingThemselves.contains($0.name) }, versions)
  func daemonSet(step: RecordedStep, version: String) throws { try check(step, version) }

  @Test(arguments: RecordedStep.all("daemonset").filter { seeingThemselves.contains($0.name) }, versions)
  func daemonSetThatSeesItself(step: RecordedStep, version: String) throws {
    var (recorded, played) = try step.outcome(version)
    #expect(recorded != played, "it agrees now: take it from the list")
    recorded["writes"] = .list(recorded["writes"].items.dropLast())
    played["writes"] = .list(played["writes"].items.dropLast())
    #expect(played == recorded)
  }

  private func check(_ step: RecordedStep, _ version: String) throws {
    let (recorded, played) = try step.outcome(version)
    #expect(played == recorded)
  }
}
