/// For how many of its pods an entry's assertions must hold, each assertion by itself.
public enum Quantifier: Hashable, Sendable {
  case every
  /// `anyPod: true`.
  case any
  /// `share: 80%`: at least that many of a hundred.
  case share(percent: Int)

  /// How many of `count` pods it takes.
  func needed(of count: Int) -> Int {
    switch self {
    case .every: count
    case .any: min(1, count)
    case .share(let percent): (count * percent + 99) / 100
    }
  }

  /// What the pods fall short of, in front of the reasons of each: `80% of 5 pods, which is 4`.
  func shortfall(holding: Int, of count: Int) -> Mismatch? {
    let pods = count == 1 ? "1 pod" : "\(count) pods"
    switch self {
    case .every: return nil
    case .any: return Mismatch(pods: [], expected: "it holds for any of \(pods)", actual: "it holds for none")
    case .share(let percent):
      return Mismatch(
        pods: [], expected: "it holds for \(percent)% of \(pods), at least \(needed(of: count))",
        actual: "it holds for \(holding)")
    }
  }
}
