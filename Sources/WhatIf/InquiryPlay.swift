public import ControlPlane
import Kubernetes
import Scheduler
import SourceText
import Symbols

/// An inquiry under way: decides on one pod after the other, and answers what is asked about it.
public final class InquiryPlay: IteratorProtocol {
  private let inquiry: Inquiry
  private let input: SimulationInput
  private let before: RunDifference.Summary?
  private let writer: PatchWriter
  private let known: KnownAnswers
  private let turns: Turns
  private let playing: Playing

  /// All of the run but its pods; complete when there is no next one.
  public var run: PlacementRun { playing.run }

  init(
    _ inquiry: Inquiry, _ input: SimulationInput, _ sources: SourceMap, before: RunDifference.Summary?,
    _ known: KnownAnswers
  ) throws(SimulationError) {
    self.known = known
    self.inquiry = inquiry
    self.input = input
    self.before = before
    writer = PatchWriter(sources, input)
    let turns = Turns(inquiry, known)
    self.turns = turns
    playing = try Simulation.play(input, atTurn: turns.ask)
  }

  /// The next pod that the scheduler tries, with its decision and what was asked about it.
  public func next() -> (placement: PodPlacement, answer: Answer)? {
    guard let placement = playing.next() else { return nil }
    let target = PodTarget(placement.pod, placement.identity)
    guard inquiry.asks(placement.pod, placement.identity) else { return (placement, Answer()) }
    if let answer = known[target] { return (placement, answer) }
    var answer = turns.takeAnswer()
    if let candidates = turns.takeCandidates(), let before {
      let trial = FixTrial(input: input, before: before, target: target, node: inquiry.node)
      answer.fixes = FixSearch.fixes(candidates, trial).map { written($0, target) }
    }
    answer.weightChange = weightChange(placement)
    if inquiry.wantsFixes || inquiry.node != nil { known.keep(answer, of: target) }
    return (placement, answer)
  }

  private func written(_ fix: Fix, _ target: PodTarget) -> Fix {
    var fix = fix
    switch writer.write(fix.edits, target) {
    case .patches(let patches): fix.patches = patches
    case .unwritable: break
    case .shared: fix.touchesSharedLines = true
    }
    return fix
  }

  private func weightChange(_ placement: PodPlacement) -> WeightChange?? {
    guard let node = inquiry.node, let row = playing.run.nodes.firstIndex(where: { $0.metadata.name == node }),
      placement.decision.outcome == .scheduled, placement.decision.node != row
    else { return nil }
    let table = placement.decision.table
    guard let index = table.rows.firstIndex(of: row), table.rejections[index] == nil else { return nil }
    return .some(WeightSearch.change(placement, toRow: row, input))
  }

  /// What is asked while a pod's turn lasts: the scheduler answers as the cluster stands then.
  private final class Turns {
    private let inquiry: Inquiry
    private let known: KnownAnswers
    private var answer = Answer()
    private var candidates: FixCandidates?
    /// By workload, the pod that changes were looked for.
    private var asked: [PodSource: PodTarget] = [:]

    init(_ inquiry: Inquiry, _ known: KnownAnswers) {
      self.inquiry = inquiry
      self.known = known
    }

    func takeAnswer() -> Answer {
      defer { answer = Answer() }
      return answer
    }

    func takeCandidates() -> FixCandidates? {
      defer { candidates = nil }
      return candidates
    }

    func ask(_ turn: PodTurn) {
      (answer, candidates) = (Answer(), nil)
      guard inquiry.asks(turn.pod, turn.identity), known[PodTarget(turn.pod, turn.identity)] == nil,
        turn.pod.spec.value.schedulingGates.isEmpty,
        !turn.nodes.isEmpty, let verdicts = turn.probe(turn.pod)
      else { return }
      let fitsNowhere = verdicts.allSatisfy { !$0.isEmpty }
      let row = inquiry.node.flatMap { name in turn.nodes.firstIndex { $0.metadata.name == name } }
      let isKeptOff = row.map { !verdicts[$0].isEmpty } ?? fitsNowhere
      guard fitsNowhere || (inquiry.wantsFixes && isKeptOff), let sets = RejectionSets(turn) else { return }
      if fitsNowhere { answer.conflict = Conflict(sets) }
      guard inquiry.wantsFixes, isKeptOff else { return }
      if let identity = turn.identity {
        let source = PodSource(kind: identity.kind, namespace: turn.pod.metadata.namespace, name: identity.name)
        if let first = asked[source] {
          answer.fixesOf = first
          return
        }
        asked[source] = PodTarget(turn.pod, identity)
      }
      candidates = FixCandidates(sets, on: row)
    }
  }
}
