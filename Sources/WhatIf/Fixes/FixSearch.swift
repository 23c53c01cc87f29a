import Kubernetes
import Symbols

/// The best changes that let a pod in, each of them tried.
struct FixSearch {
  private static let mostFixes = 5
  /// So many are looked for, since what a change costs in the end may be less than it was thought to.
  private static let mostFound = 8
  private static let mostTrials = 40

  /// Best first: those that cost no other pod its place, then the smallest, then those that move fewer pods.
  static func fixes(_ candidates: FixCandidates, _ trial: FixTrial) -> [Fix] {
    var fixes: [Fix] = []
    var shapes: [Set<String>] = []
    var trialsLeft = mostTrials
    for edits in candidates.list where fixes.count < mostFound && trialsLeft > 0 {
      // What holds a smaller answer, or is one of another amount or node, is no answer of its own.
      let shape = Set(edits.map(\.shape))
      if shapes.contains(where: { $0.isSubset(of: shape) }) { continue }
      trialsLeft -= 1
      guard let fix = trial.fix(edits) else { continue }
      shapes.append(shape)
      fixes.append(largest(fix, trial))
    }
    // Stable: of fixes that are equal in all this the first found.
    let sorted = fixes.enumerated().sorted { a, b in
      let (x, y) = (a.element, b.element)
      if x.effects.lossCount != y.effects.lossCount { return x.effects.lossCount < y.effects.lossCount }
      return (x.cost, x.effects.moved.count, a.offset) < (y.cost, y.effects.moved.count, b.offset)
    }
    return sorted.prefix(mostFixes).map(\.element)
  }

  /// A request is lowered no further than it must be: the pods of a workload all shrink together, so how far that is
  /// shows only in runs.
  private static func largest(_ fix: Fix, _ trial: FixTrial) -> Fix {
    guard trial.target.identity != nil, fix.edits.count == 1,
      case .lowerRequest(let resource, let holder, let old, let new) = fix.edits[0]
    else { return fix }
    let amount = RequestAmount(resource)
    var best = fix
    // In steps: `low` lets the pod in, `high` does not.
    var low = amount.units(of: new) / amount.step
    var high = (amount.units(of: old) - 1) / amount.step + 1
    while high - low > 1 {
      let middle = low + (high - low) / 2
      guard let quantity = amount.quantity(atMost: middle * amount.step),
        let found = trial.fix([.lowerRequest(resource, of: holder, from: old, to: quantity)])
      else {
        high = middle
        continue
      }
      low = middle
      best = found
    }
    return best
  }
}
