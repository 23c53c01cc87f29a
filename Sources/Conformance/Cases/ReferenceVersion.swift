public import Versions

/// A kube-scheduler whose real decisions the cases hold.
public struct ReferenceVersion: Hashable, Sendable {
  /// The release that decided: `v1.35.4`.
  public let name: String
  /// What to play to decide as it did.
  public let played: KubernetesVersion
  /// In file names: `v1.34`; nil for the version whose decisions stand in `expected.json`.
  let label: String?
  /// Where a case has no decisions of this version, those in `expected.json` are its own too.
  let decidesAsStandard: Bool

  /// In rising order.
  public static let all: [ReferenceVersion] = [
    ReferenceVersion("1.34.1", label: "v1.34"), ReferenceVersion("1.35.4", label: nil),
    ReferenceVersion("1.36.2", label: "v1.36"), ReferenceVersion("1.37.2", label: "v1.37", decidesAsStandard: false),
  ].compactMap { $0 }

  private init?(_ release: String, label: String?, decidesAsStandard: Bool = true) {
    guard let played = KubernetesVersion(release) else { return nil }
    name = "v\(release)"
    self.played = played
    self.label = label
    self.decidesAsStandard = decidesAsStandard
  }

  /// The reference of a minor release, or of that very patch; nil for a patch that did not decide the cases.
  public init?(_ version: KubernetesVersion) {
    let known = Self.all.first {
      $0.played.minor == version.minor && (version.patch == .max || version.patch == $0.played.patch)
    }
    guard let known else { return nil }
    self = known
  }
}

extension ReferenceVersion: CustomStringConvertible {
  public var description: String { name }
}
