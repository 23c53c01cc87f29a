import Kubernetes
import Symbols
import Versions

/// A plugin with a Score.
protocol ScorePlugin: SchedulerPlugin {
  /// Whether the plugin has a PreScore of its own, which a configuration can switch off on its own.
  var hasPreScore: Bool { get }

  /// Of what PreScore makes of the pods of a class; ``SchedulerPlugin/lifetime`` unless the plugin knows better.
  func scoreLifetime(for pod: ScheduledPod, in context: SchedulingContext) -> Lifetime

  /// PreScore: looks at the pod and the feasible nodes once and gives what scores single nodes.
  func preScore(_ pod: ScheduledPod, feasible: [Int], in context: SchedulingContext) -> PreScoreOutcome

  /// What Score says where a configuration leaves the plugin's PreScore out: kube-scheduler's error about the state that
  /// PreScore would have written; nil for a plugin whose Score does without.
  var scoreStateError: String? { get }

  /// What scores nodes where a configuration leaves the plugin's PreScore out: Score can leave no pod out.
  func scoreAlone(_ pod: ScheduledPod, feasible: [Int], in context: SchedulingContext) -> PreScoreOutcome

  /// What Score says where a configuration leaves the plugin's PreFilter out; nil for a plugin whose Score does without
  /// the state that PreFilter writes.
  func scoreErrorWithoutPreFilter(in version: KubernetesVersion) -> String?
}

extension ScorePlugin {
  func scoreLifetime(for pod: ScheduledPod, in context: SchedulingContext) -> Lifetime { lifetime }

  var scoreStateError: String? {
    hasPreScore ? "failed to read \"PreScore\(name.rawValue)\" from cycleState: not found" : nil
  }

  func scoreAlone(_ pod: ScheduledPod, feasible: [Int], in context: SchedulingContext) -> PreScoreOutcome {
    if let scoreStateError { return .scoreError(scoreStateError) }
    switch preScore(pod, feasible: feasible, in: context) {
    case .skip: return .score(ZeroScorer())
    case .error(let text): return .scoreError(text)
    case let outcome: return outcome
    }
  }

  func scoreErrorWithoutPreFilter(in version: KubernetesVersion) -> String? { nil }
}

/// Scores every node 0.
final class ZeroScorer: NodeScorer {
  let normalization = ScoreNormalization.none

  func rawScore(at row: Int, in cluster: Cluster) -> Int64 { 0 }
  func explain(_ row: Int, in cluster: Cluster) -> String { "the plugin has nothing to score this pod by" }
}

enum PreScoreOutcome {
  /// The plugin has no row in the scores of this pod.
  case skip
  /// The attempt fails, which says nothing about fit.
  case error(String)
  /// The attempt fails in Score itself, where there is more than one node to score.
  case scoreError(String)
  case score(any NodeScorer)
}

/// Scores nodes for one pod.
protocol NodeScorer: AnyObject {
  /// The raw score of one feasible node.
  func rawScore(at row: Int, in cluster: Cluster) -> Int64
  /// The same for many rows, in their order. The default asks row by row.
  ///
  /// - Parameter scores: as many as rows, with anything in them.
  func rawScores(_ rows: [Int], in cluster: Cluster, into scores: UnsafeMutableBufferPointer<Int64>)
  /// How raw scores become 0...100.
  var normalization: ScoreNormalization { get }
  /// NormalizeScore, where it is ``ScoreNormalization/own``.
  func normalize(_ raw: ContiguousArray<Int64>, _ feasible: [Int]) -> ContiguousArray<Int64>
  /// What the raw score of a node is made of, in bayplan's words.
  func explain(_ row: Int, in cluster: Cluster) -> String
}

extension NodeScorer {
  func rawScores(_ rows: [Int], in cluster: Cluster, into scores: UnsafeMutableBufferPointer<Int64>) {
    for (place, row) in rows.enumerated() { scores[place] = rawScore(at: row, in: cluster) }
  }

  /// In an array of its own.
  func rawScores(_ rows: [Int], in cluster: Cluster) -> ContiguousArray<Int64> {
    ContiguousArray(unsafeUninitializedCapacity: rows.count) { buffer, count in
      rawScores(rows, in: cluster, into: buffer)
      count = rows.count
    }
  }

  func normalize(_ raw: ContiguousArray<Int64>, _ feasible: [Int]) -> ContiguousArray<Int64> {
    normalization.normalize(raw)
  }
}

/// How a plugin's raw scores become scores of 0 to 100.
enum ScoreNormalization: Equatable {
  /// They are already.
  case none
  /// In proportion to the highest of the feasible nodes, which becomes 100; `reversed`, 0.
  case inProportion(reversed: Bool)
  /// The plugin's own way, which looks at all feasible nodes.
  case own

  /// Of a node whose raw score is `raw`, where the highest is `highest`. Source: kube-scheduler's shared normaliser.
  func score(_ raw: Int64, highest: Int64) -> Int64 {
    guard case .inProportion(let reversed) = self else { return raw }
    if highest == 0 { return reversed ? maximumNodeScore : raw }
    let scaled = raw.percent(of: highest)
    return reversed ? maximumNodeScore - scaled : scaled
  }

  func normalize(_ raw: ContiguousArray<Int64>) -> ContiguousArray<Int64> {
    if self == .none { return raw }
    let highest = max(0, raw.max() ?? 0)
    return ContiguousArray(raw.map { score($0, highest: highest) })
  }
}

extension Int64 {
  /// Divided by a number above 0, truncated.
  ///
  /// Integers are divided slowly: where nothing is lost by it, as numbers with a fraction. Up to 2⁵² both are exact, and
  /// a quotient that is not whole is farther from the next whole number than it can be rounded.
  @inline(__always)
  func quotient(by divisor: Int64) -> Int64 {
    if self >= 0, self < 1 << 52, divisor > 0, divisor < 1 << 52 { return Int64(Double(self) / Double(divisor)) }
    return self / divisor
  }

  /// How many hundredths of another amount this is, truncated.
  @inline(__always)
  func percent(of whole: Int64) -> Int64 { (self &* 100).quotient(by: whole) }

  /// Truncated toward zero; a value out of range becomes the nearest end.
  @inline(__always)
  init(saturating value: Double) {
    if value > -9e18, value < 9e18 {
      self = Int64(value)
    } else {
      self = Int64(exactly: value.rounded(.towardZero)) ?? (value > 0 ? .max : .min)
    }
  }

  /// The nearest whole number, the one farther from zero where two are; out of range, the nearest end.
  @inline(__always)
  init(rounding value: Double) {
    if value >= 0, value < 1e15 {
      let whole = Int64(value)
      self = value - Double(whole) < 0.5 ? whole : whole + 1
    } else {
      self.init(saturating: value.rounded())
    }
  }
}

/// The highest normalised score.
let maximumNodeScore: Int64 = 100
