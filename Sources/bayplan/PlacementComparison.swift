import ControlPlane
import Kubernetes
import Report
import Scheduler
import SourceText
import Symbols

/// Two runs, and what differs between them. Nodes are looked at in detail only for pods that stand elsewhere, where
/// nothing more is compared.
struct PlacementComparison {
  let before: Pipeline.Input
  let after: Pipeline.Input
  let detail: PlacementDetail
  let shows: (PodPlacement) -> Bool

  struct Result {
    let diff: PlacementDiff
    let remarks: (before: ReportRemarks, after: ReportRemarks)
  }

  /// - Throws: ``ExitStatus/unusable`` after saying why the input cannot be played.
  func run() throws -> Result {
    guard detail == .placement else { return try compare { _, _ in true } }
    let rough = try compare { _, _ in false }
    let names = Set(rough.diff.pods.map(\.pod))
    if names.isEmpty { return rough }
    return try compare { pod, identity in names.contains(PodDiff.name(of: pod, identity)) }
  }

  private func compare(explaining explains: @escaping @Sendable (Pod, PodIdentity?) -> Bool) throws -> Result {
    let old = try report(before, explains)
    let new = try report(after, explains)
    return Result(
      diff: PlacementDiff(from: old, to: new, comparing: detail), remarks: (old.remarks, new.remarks))
  }

  private func report(
    _ input: Pipeline.Input, _ explains: @escaping @Sendable (Pod, PodIdentity?) -> Bool
  ) throws -> PlacementReport {
    var simulation = input.simulation
    simulation.options.detail = .explained
    simulation.options.detailed = explains
    do {
      let run = try Simulation.run(simulation)
      return PlacementReport(run, sources: input.sources, showing: shows)
    } catch {
      try Remarks.print(error.diagnostics, input.sources)
      throw ExitStatus.unusable.exitCode
    }
  }
}
