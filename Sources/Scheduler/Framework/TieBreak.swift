/// Which of several best nodes a pod gets: kube-scheduler takes an arbitrary one.
public enum TieBreak: Hashable, Sendable {
  /// The first in name order.
  case nameOrder
  /// One that is drawn for each tie; a seed draws the same on every machine.
  case seeded(UInt64)
}

/// Takes one of the best nodes, attempt by attempt.
struct TieChoice {
  private var random: SeededGenerator?

  init(_ tieBreak: TieBreak) {
    if case .seeded(let seed) = tieBreak { random = SeededGenerator(seed: seed) }
  }

  /// An index among `count` nodes, at least one.
  mutating func pick(of count: Int) -> Int {
    guard count > 1 else { return 0 }
    return random?.below(count) ?? 0
  }
}
