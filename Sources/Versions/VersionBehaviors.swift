/// A set of behaviours.
struct VersionBehaviors: Hashable, Sendable {
  private var bits: UInt64 = 0

  /// Those of a version with its feature gates as they are by default.
  init(minor: Int, patch: Int) {
    for behavior in VersionBehavior.allCases where behavior.holds(minor: minor, patch: patch) {
      set(behavior, to: true)
    }
  }

  func contains(_ behavior: VersionBehavior) -> Bool { bits & behavior.bit != 0 }

  mutating func set(_ behavior: VersionBehavior, to isOn: Bool) {
    if isOn { bits |= behavior.bit } else { bits &= ~behavior.bit }
  }
}

extension VersionBehavior {
  fileprivate var bit: UInt64 { 1 << UInt64(rawValue) }
}
