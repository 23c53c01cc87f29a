import ArgumentParser

/// Whether a machine runs the program, which must not rewrite what it is held against.
enum ContinuousIntegration {
  static var isOn: Bool { !["", "0", "false"].contains(Environment["CI"] ?? "") }

  /// - Parameter flag: what would write.
  static func refuse(_ flag: String, unless isForced: Bool) throws {
    guard isOn, !isForced else { return }
    throw ValidationError(
      "CI is set, so \(flag) writes nothing: a run that rewrites what it is held against proves nothing. "
        + "Update on your own machine, or add --force.")
  }
}
