/// A level and the version of it that is meant, as a namespace's labels say: `restricted:v1.25`.
public struct PodSecurityPolicy: Hashable, Sendable {
  public let level: PodSecurityLevel
  public let version: PodSecurityVersion

  public init(_ level: PodSecurityLevel, _ version: PodSecurityVersion = .latest) {
    self.level = level
    self.version = version
  }

  /// - Parameter text: `restricted:v1.25`, or `restricted` for the latest.
  /// - Returns: nil for a level or a version that there is not.
  public init?(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let level = PodSecurityLevel(rawValue: String(parts[0])),
      let version = parts.count > 1 ? PodSecurityVersion(parts[1]) : .latest
    else { return nil }
    self.init(level, version)
  }

  /// `restricted:v1.25`.
  public var text: String { "\(level.rawValue):\(version.text)" }
}
