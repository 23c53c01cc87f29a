public import Scheduler

/// How many pods came to which outcome.
public struct OutcomeCounts: Hashable, Sendable {
  private var counts = Array(repeating: 0, count: Decision.Outcome.allCases.count)

  public init(_ outcomes: some Sequence<Decision.Outcome>) {
    for outcome in outcomes { counts[Self.slot(outcome)] += 1 }
  }

  public subscript(outcome: Decision.Outcome) -> Int { counts[Self.slot(outcome)] }

  public var total: Int { counts.reduce(0, +) }

  private static func slot(_ outcome: Decision.Outcome) -> Int {
    switch outcome {
    case .scheduled: 0
    case .unschedulable: 1
    case .nominated: 2
    case .gated: 3
    case .refused: 4
    case .error: 5
    }
  }

  /// `12 pods: 10 placed, 1 unschedulable, 1 gated on 4 nodes`.
  public func summary(nodeCount: Int) -> String {
    let words = Decision.Outcome.allCases.filter { self[$0] > 0 }.map { outcome in
      "\(self[outcome]) \(outcome == .scheduled ? "placed" : outcome.rawValue)"
    }
    let pods = total == 1 ? "1 pod" : "\(total) pods"
    let nodes = nodeCount == 1 ? "1 node" : "\(nodeCount) nodes"
    return "\(pods)\(words.isEmpty ? "" : ": ")\(words.joined(separator: ", ")) on \(nodes)"
  }
}
