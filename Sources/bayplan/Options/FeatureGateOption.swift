import ArgumentParser
import Versions

/// `--feature-gates`, as kube-scheduler has it.
struct FeatureGateOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Feature gates of that kube-scheduler which are set otherwise than by default: Name=true,Other=false. May be "
        + "repeated.",
      valueName: "gates"), transform: Self.parse)
  var featureGates: [[FeatureGateSetting]] = []

  private static func parse(_ text: String) throws -> [FeatureGateSetting] {
    do {
      return try FeatureGateSetting.list(text)
    } catch {
      throw ValidationError("\(error.message) (--feature-gates).")
    }
  }

  var isEmpty: Bool { featureGates.isEmpty }

  /// Sets the gates of a version.
  func set(in version: inout KubernetesVersion) throws {
    do {
      version = try version.setting(featureGates.flatMap { $0 })
    } catch {
      throw ValidationError("\(error.message) (--feature-gates).")
    }
  }
}
