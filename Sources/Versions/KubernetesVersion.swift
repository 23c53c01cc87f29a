/// Which kube-scheduler is played: a minor release, and a patch where it matters; and what its feature gates change.
public struct KubernetesVersion: Hashable, Sendable, CustomStringConvertible {
  public let minor: Int
  public let patch: Int
  /// As it was asked for, where nothing is known of it: a later release, played as the newest that is known.
  public private(set) var unknown: String?
  /// Gates that are set otherwise than the release has them and that bayplan does not play, as they were written.
  public private(set) var unplayedGates: [String] = []
  /// What holds in it.
  private var behaviors: VersionBehaviors

  init(minor: Int, patch: Int) {
    self.minor = minor
    self.patch = patch
    behaviors = VersionBehaviors(minor: minor, patch: patch)
  }

  /// The version that is played when nobody names one: the newest that is known.
  public static let standard = newest

  /// The one that was played before then.
  public static let formerStandard = KubernetesVersion(minor: 35, patch: 4)

  static let newest = KubernetesVersion(minor: 37, patch: 2)

  /// Reads `1.34`, `v1.35` or `1.36.2`; a minor release alone means its newest patch, and a release that is newer than
  /// the newest known one is played as that (``unknown``).
  ///
  /// - Returns: nil for what is no version, or one that bayplan does not play.
  public init?(_ text: String) {
    let digits = text.hasPrefix("v") ? text.dropFirst() : text[...]
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false).map { part in
      part.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } ? Int(part) : nil
    }
    guard (2...3).contains(parts.count), parts[0] == 1, let minor = parts[1], minor >= Self.minors.lowerBound else {
      return nil
    }
    var patch: Int?
    if parts.count == 3 {
      guard let given = parts[2] else { return nil }
      patch = given
    }
    self.init(minor: min(minor, Self.minors.upperBound), patch: minor > Self.minors.upperBound ? .max : patch ?? .max)
    let isLater = minor > Self.newest.minor || minor == Self.newest.minor && patch ?? 0 > Self.newest.patch
    if isLater { unknown = "v\(digits)" }
  }

  /// The minor releases that are played, of major release 1.
  public static let minors = 34...37

  /// `v1.35`.
  public var description: String { "v1.\(minor)" }

  /// As it is written in flags and files: `1.35`.
  public var number: String { "1.\(minor)" }

  /// Whether this version behaves so.
  public func has(_ behavior: VersionBehavior) -> Bool { behaviors.contains(behavior) }

  mutating func addUnplayed(_ setting: FeatureGateSetting) {
    let text = "\(setting.name)=\(setting.isOn)"
    if !unplayedGates.contains(text) { unplayedGates.append(text) }
  }

  /// What is to be said of a release that nobody knows yet, nil for one that is known.
  public var remark: String? {
    unknown.map {
      "kube-scheduler \($0) is newer than what is known: v1.\(Self.newest.minor).\(Self.newest.patch) is played"
    }
  }

  /// The same version with a behaviour on or off, as a feature gate has it.
  func setting(_ behavior: VersionBehavior, to isOn: Bool) -> KubernetesVersion {
    var changed = self
    changed.behaviors.set(behavior, to: isOn)
    return changed
  }
}
