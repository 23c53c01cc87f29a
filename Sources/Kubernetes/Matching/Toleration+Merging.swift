import Symbols

extension Toleration {
  /// Two lists of tolerations made one, without those that another one covers: one list after the other; of equal ones the first stays,
  /// of others the widest.
  ///
  /// - Parameter all: both lists, one after the other.
  /// - Returns: the places of those that stay.
  public static func merged(_ all: [Toleration]) -> [Int] {
    var kept: [Int] = []
    for (index, toleration) in all.enumerated() {
      if kept.contains(where: { all[$0].covers(toleration) }) { continue }
      let later = all[(index + 1)...]
      if later.contains(where: { !$0.isIdentical(to: toleration) && $0.covers(toleration) }) { continue }
      kept.append(index)
    }
    return kept
  }
}

extension Toleration {
  /// Equal but for the place where it stands.
  fileprivate func isIdentical(to other: Toleration) -> Bool {
    key == other.key && operatorText == other.operatorText && value == other.value && effect == other.effect
      && tolerationSeconds == other.tolerationSeconds
  }

  /// Whether all that the other tolerates is tolerated by this one, as the API server reckons: an absent operator of
  /// the other does not count as `Equal`.
  public func covers(_ other: Toleration) -> Bool {
    if isIdentical(to: other) { return true }
    if key != other.key, !key.isEmpty || `operator` != .exists { return false }
    if let effect, effect != other.effect { return false }
    if effect == .noExecute, let seconds = tolerationSeconds {
      guard let others = other.tolerationSeconds, others <= seconds else { return false }
    }
    switch `operator` {
    case .equal: return other.operatorText == "Equal" && other.value == value
    case .exists: return true
    case .unsupported: return false
    }
  }
}
