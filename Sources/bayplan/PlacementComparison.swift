import ControlPlane
import Kubernetes
import Report
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
    let displaced = DisplacedPods(from: before.simulation, to: after.simulation)
    var changed = after
    changed.simulation.cluster = displaced.waiting(in: after.simulation.cluster)
    let old = try Side(before) { displaced.standing(on: $0.nodes) }
    var new = try Side(changed) { _ in [] }
    if let sentence = displaced.sentence { new.outcomes.assumptions.insert(sentence, at: 0) }
    guard detail <= .placement else { return compare(old, new) { _, _ in true } }
    let rough = compare(old, new, explaining: nil)
    // Of what swapped equal nodes, and of places that are no nodes, no more is told.
    let names = Set(rough.diff.pods.map(\.pod))
    if names.isEmpty || !detail.namesNodes { return rough }
    return compare(old, new) { pod, identity in names.contains(PodDiff.name(of: pod, identity)) }
  }

  private func compare(
    _ before: Side, _ after: Side, explaining explains: (@Sendable (Pod, PodIdentity?) -> Bool)?
  ) -> Result {
    let places = NodePlaces(before.outcomes.nodes + after.outcomes.nodes)
    let old = before.report(explains, shows).folded(places, in: detail)
    let new = after.report(explains, shows).folded(places, in: detail)
    var diff = PlacementDiff(from: old, to: new, comparing: detail)
    if detail.namesNodes { diff.foldSwaps(places) }
    return Result(diff: diff, remarks: (old.remarks, new.remarks))
  }

  /// One side's outcomes, and on what it can be played again.
  private struct Side {
    let input: Pipeline.Input
    var outcomes: PlacementRun
    /// Pods that stand there and were not tried, after those that were.
    private let standing: [PodPlacement]

    init(_ input: Pipeline.Input, adding add: (PlacementRun) -> [PodPlacement]) throws {
      self.input = input
      do {
        outcomes = try Inquiry.outcomes(input.simulation)
        standing = add(outcomes)
        outcomes.pods += standing
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
      let standing = standing
      return PlacementReport(outcomes, sources: input.sources, showing: shows) {
        // What has been played once can be played again.
        let playing = try? Simulation.play(played)
        var rest = standing.makeIterator()
        return { (playing?.next() ?? rest.next()).map { ($0, Answer()) } }
      }
    }
  }
}
