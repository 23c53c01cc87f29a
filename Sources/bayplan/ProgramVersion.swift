import Versions

/// Which bayplan this is, and whose decisions it makes.
enum ProgramVersion {
  static let text = "0.1.0"
  static let scheduler = KubernetesVersion.standard.description
}
