public import ControlPlane
public import Kubernetes
import Scheduler
public import SourceText
public import Symbols

/// What is asked beside where each pod goes.
public struct Inquiry {
  /// Which pods are asked about.
  public var asks: (Pod, PodIdentity?) -> Bool
  /// Look for changes that let a pod in that fits nowhere, or not on ``node``.
  public var wantsFixes = false
  /// Why not there?
  public var node: Symbol?

  public init(asks: @escaping (Pod, PodIdentity?) -> Bool) {
    self.asks = asks
  }
}

/// What came of an inquiry, by pod.
public struct Answers: Sendable {
  /// Of pods that fit nowhere.
  public var conflicts: [PodTarget: Conflict] = [:]
  /// For a pod of a workload, the one of its pods that changes were looked for: they have one manifest.
  public var fixesOf: [PodTarget: PodTarget] = [:]
  /// Of pods that changes were looked for; empty lists where none was found.
  public var fixes: [PodTarget: [Fix]] = [:]
  /// Of pods that fit on the inquiry's node and went elsewhere; nil where no change of one weight does it.
  public var weightChanges: [PodTarget: WeightChange?] = [:]

  public init() {}
}

extension Inquiry {
  /// Runs the simulation and answers what is asked.
  ///
  /// - Parameter sources: the files that the input was read from.
  public func run(
    _ input: SimulationInput, _ sources: SourceMap
  ) throws(SimulationError) -> (run: PlacementRun, answers: Answers) {
    var answers = Answers()
    var candidates: [(target: PodTarget, FixCandidates)] = []
    let run = try Simulation.run(input) { turn in
      guard asks(turn.pod, turn.identity), turn.pod.spec.value.schedulingGates.isEmpty, !turn.nodes.isEmpty,
        let verdicts = turn.probe(turn.pod)
      else { return }
      let fitsNowhere = verdicts.allSatisfy { !$0.isEmpty }
      let row = node.flatMap { name in turn.nodes.firstIndex { $0.metadata.name == name } }
      let isKeptOff = row.map { !verdicts[$0].isEmpty } ?? fitsNowhere
      guard fitsNowhere || (wantsFixes && isKeptOff), let sets = RejectionSets(turn) else { return }
      let target = PodTarget(turn.pod, turn.identity)
      if fitsNowhere, let conflict = Conflict(sets) { answers.conflicts[target] = conflict }
      guard wantsFixes, isKeptOff else { return }
      if let first = candidates.first(where: { $0.target.isSibling(of: target) })?.target {
        answers.fixesOf[target] = first
      } else {
        candidates.append((target, FixCandidates(sets, on: row)))
      }
    }
    let writer = PatchWriter(sources, input)
    for (target, found) in candidates {
      let trial = FixTrial(input: input, before: run, target: target, node: node)
      answers.fixes[target] = FixSearch.fixes(found, trial).map { fix in
        var fix = fix
        fix.patches = writer.patches(fix.edits, target)
        return fix
      }
    }
    guard let node, let row = run.nodes.firstIndex(where: { $0.metadata.name == node }) else { return (run, answers) }
    for placement in run.pods
    where placement.decision.outcome == .scheduled && placement.decision.node != row
      && asks(placement.pod, placement.identity)
    {
      let table = placement.decision.table
      guard let index = table.rows.firstIndex(of: row), table.rejections[index] == nil else { continue }
      let change = WeightSearch.change(placement, toRow: row, input)
      answers.weightChanges.updateValue(change, forKey: PodTarget(placement.pod, placement.identity))
    }
    return (run, answers)
  }
}
