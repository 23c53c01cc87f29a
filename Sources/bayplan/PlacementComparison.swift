import ControlPlane
import Kubernetes
import Report
import Scheduler
import SourceText
import Symbols
import WhatIf

/// Two runs, and what differs between them. Nodes are looked at in detail only for pods that stand elsewhere, where
/// nothing more is compared.
struct PlacementComparison {
  let before: Pipeline.Input
  let after: Pipeline.Input
  let detail: PlacementDetail
  let shows: @Sendable (PodPlacement) -> Bool

  struct Result {
    let diff: PlacementDiff
    let remarks: (before: ReportRemarks, after: ReportRemarks)
  }

  /// - Throws: ``ExitStatus/unusable`` after saying why the input cannot be played.
  func run() throws -> Result {
    let (old, new) = (try Side(before), try Side(after))
    guard detail == .placement else { return compare(old, new) { _, _ in true } }
    let rough = compare(old, new, explaining: nil)
    let names = Set(rough.diff.pods.map(\.pod))
    if names.isEmpty { return rough }
    return compare(old, new) { pod, identity in names.contains(PodDiff.name(of: pod, identity)) }
  }

  private func compare(
    _ before: Side, _ after: Side, explaining explains: (@Sendable (Pod, PodIdentity?) -> Bool)?
  ) -> Result {
    let old = before.report(explains, shows)
    let new = after.report(explains, shows)
    return Result(
      diff: PlacementDiff(from: old, to: new, comparing: detail), remarks: (old.remarks, new.remarks))
  }

  /// One side's outcomes, and on what it can be played again.
  private struct Side {
    let input: Pipeline.Input
    let outcomes: PlacementRun

    init(_ input: Pipeline.Input) throws {
      self.input = input
      do {
        outcomes = try Inquiry.outcomes(input.simulation)
      } catch {
        try Remarks.print(error.diagnostics, input.sources)
        throw ExitStatus.unusable.exitCode
      }
    }

    /// Rows are made and dropped one pod at a time.
    ///
    /// - Parameter explains: which pods' nodes are looked at; nil for none.
    func report(
      _ explains: (@Sendable (Pod, PodIdentity?) -> Bool)?, _ shows: @escaping @Sendable (PodPlacement) -> Bool
    ) -> PlacementReport {
      guard let explains else { return PlacementReport(outcomes, sources: input.sources, showing: shows) }
      var simulation = input.simulation
      simulation.options.detail = .explained
      simulation.options.detailed = explains
      let played = simulation
      return PlacementReport(outcomes, sources: input.sources, showing: shows) {
        // What has been played once can be played again.
        let playing = try? Simulation.play(played)
        return { playing?.next().map { ($0, Answer()) } }
      }
    }
  }
}
