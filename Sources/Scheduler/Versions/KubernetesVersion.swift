/// Which kube-scheduler is played: a minor release, and a patch where it matters.
public struct KubernetesVersion: Hashable, Sendable, CustomStringConvertible {
  public let minor: Int
  public let patch: Int

  private init(minor: Int, patch: Int) {
    self.minor = minor
    self.patch = patch
  }

  /// The version that is played when nobody names one.
  public static let standard = KubernetesVersion(minor: 35, patch: 4)

  /// Reads `1.34`, `v1.35` or `1.36.2`; a minor release alone means its newest patch.
  ///
  /// - Returns: nil for what is no version, or one that bayplan does not play.
  public init?(_ text: String) {
    let digits = text.hasPrefix("v") ? text.dropFirst() : text[...]
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
    guard (2...3).contains(parts.count), parts[0] == 1, let minor = parts[1], Self.minors.contains(minor) else {
      return nil
    }
    if parts.count == 3 {
      guard let patch = parts[2], patch >= 0 else { return nil }
      self.init(minor: minor, patch: patch)
    } else {
      self.init(minor: minor, patch: .max)
    }
  }

  /// The minor releases that are played, of major release 1.
  public static let minors = 34...36

  /// `v1.35`.
  public var description: String { "v1.\(minor)" }
}
