import ArgumentParser

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Whether a machine runs the program, which must not rewrite what it is held against.
enum ContinuousIntegration {
  private static var isOn: Bool {
    guard let value = getenv("CI") else { return false }
    return !["", "0", "false"].contains(String(cString: value))
  }

  /// - Parameter flag: what would write.
  static func refuse(_ flag: String, unless isForced: Bool) throws {
    guard isOn, !isForced else { return }
    throw ValidationError(
      "CI is set, so \(flag) writes nothing: a run that rewrites what it is held against proves nothing. "
        + "Update on your own machine, or add --force.")
  }
}
