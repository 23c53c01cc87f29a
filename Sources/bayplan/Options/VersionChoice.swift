import ArgumentParser
import Versions

/// The value of `--kubernetes-version`.
enum VersionChoice {
  static var names: [String] { KubernetesVersion.minors.map { "1.\($0)" } }

  /// The one that is played when nobody names one.
  static var standard: String { KubernetesVersion.standard.number }

  /// `1.34, 1.35 or 1.36`.
  static var list: String {
    return names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
  }

  static func parse(_ text: String) throws -> KubernetesVersion {
    guard let version = KubernetesVersion(text) else {
      throw ValidationError("'\(text)' is no version that can be played (--kubernetes-version): it is \(list).")
    }
    return version
  }
}
