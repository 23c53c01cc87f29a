import ControlPlane
import Kubernetes
import Scheduler
import Symbols

/// What a change of the input did to the run.
enum RuleEffect: Equatable {
  /// Not one verdict on a node is another.
  case none
  /// Some node is rejected or scored in another way, and every pod ends up where it was.
  case verdicts
  /// So many pods end up elsewhere, with another tie, or in another way.
  case placement(Int)

  private struct Key: Hashable {
    let namespace: Symbol
    let name: Symbol

    init(_ pod: Pod) {
      namespace = pod.metadata.namespace
      name = pod.metadata.name
    }
  }

  /// - Parameter comparesVerdicts: whether both runs keep every rejection and score of each node.
  init(from base: PlacementRun, to changed: PlacementRun, comparesVerdicts: Bool) {
    var decisions: [Key: Decision] = [:]
    for placement in base.pods { decisions[Key(placement.pod)] = placement.decision }
    var moved = 0
    var hasOtherVerdicts = false
    for placement in changed.pods {
      guard let before = decisions.removeValue(forKey: Key(placement.pod)) else {
        moved += 1
        continue
      }
      if !placement.decision.endsUp(as: before) {
        moved += 1
      } else if comparesVerdicts, !hasOtherVerdicts {
        hasOtherVerdicts = !placement.decision.table.says(theSameAs: before.table)
      }
    }
    moved += decisions.count
    self = moved > 0 ? .placement(moved) : hasOtherVerdicts ? .verdicts : .none
  }
}

extension Decision {
  fileprivate func endsUp(as other: Decision) -> Bool {
    outcome == other.outcome && node == other.node && ties == other.ties
      && preemption?.nominatedNode == other.preemption?.nominatedNode
      && preemption?.victims == other.preemption?.victims
  }
}

extension NodeTable {
  /// Whether every node is rejected by the same plugins in the same words and scored the same.
  fileprivate func says(theSameAs other: NodeTable) -> Bool {
    guard rows == other.rows, scores.count == other.scores.count, explanations.count == other.explanations.count else {
      return false
    }
    for (mine, theirs) in zip(scores, other.scores) {
      guard mine.plugin == theirs.plugin, mine.weight == theirs.weight else { return false }
    }
    return rows.indices.allSatisfy { entry in
      guard (rejections[entry] == nil) == (other.rejections[entry] == nil) else { return false }
      if rejections[entry] == nil {
        return scores.indices.allSatisfy { scores[$0].normalized[entry] == other.scores[$0].normalized[entry] }
      }
      return words(entry) == other.words(entry)
    }
  }

  private struct Words: Equatable {
    let plugin: PluginName?
    let reasons: [String]
  }

  private func words(_ entry: Int) -> [Words] {
    explanations[entry].map { Words(plugin: $0.rejection.plugin, reasons: reasons(of: $0.rejection)) }
  }
}
