import ArgumentParser
import Expectations
import Grammar
import Harness
import Validation
import Versions

/// Which tests are run, and as which kube-scheduler: the flags that `test` and `review` share.
struct TestSelection: ParsableArguments {
  @Argument(help: ArgumentHelp("Test files, or folders with test files.", valueName: "path"), completion: .file())
  var paths: [String] = ["."]

  @Option(
    name: [.customShort("f"), .customLong("filename")], parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Manifests that take the place of workloads in every test. A file, a folder or - for standard input. May be "
        + "repeated.",
      valueName: "path"), completion: .file())
  var filename: [String] = []

  @Flag(help: "Let kubectl, kustomize and helm render the manifests that tests name so.")
  var render = false

  @Option(help: ArgumentHelp("Run the tests whose name matches; * stands for any text.", valueName: "glob"))
  var filter: String?

  @Option(
    help: ArgumentHelp(
      "Which kube-scheduler to play for tests that name none: \(VersionChoice.list). Default: \(VersionChoice.standard).",
      valueName: "version"),
    completion: .list(VersionChoice.names),
    transform: VersionChoice.parse)
  var kubernetesVersion: KubernetesVersion?

  @OptionGroup var gates: FeatureGateOption

  @Option(
    name: .customLong("validate"),
    help: ArgumentHelp(
      "What to do when the API server would refuse an object of workloads: off, warn or strict. Default: strict.",
      valueName: "mode"),
    completion: .list(ValidationMode.allCases.map(\.rawValue)),
    transform: ValidationMode.parse)
  var validation = ValidationMode.strict

  @Option(
    name: .customLong("validate-cluster"),
    help: ArgumentHelp("The same for objects of cluster. Default: warn.", valueName: "mode"),
    completion: .list(ValidationMode.allCases.map(\.rawValue)),
    transform: ValidationMode.parse)
  var clusterValidation = ValidationMode.warn

  mutating func validate() throws {
    if !gates.isEmpty {
      var version = kubernetesVersion ?? .standard
      try gates.set(in: &version)
      kubernetesVersion = version
    }
    if (paths + filename).count(where: { $0 == "-" }) > 1 {
      throw ValidationError("standard input (-) can be read only once.")
    }
  }

  var options: TestRunner.Options {
    var options = TestRunner.Options()
    options.filter = filter.map { Glob($0) }
    options.workloads = filename
    options.runsPrograms = render
    options.version = kubernetesVersion ?? .standard
    options.namesVersion = kubernetesVersion != nil
    options.validation = validation
    options.clusterValidation = clusterValidation
    return options
  }

  /// What a command needs to run a test as these do; where it is told, a path with a blank in it is quoted.
  var flags: [String] {
    var flags = render ? ["--render"] : []
    for path in filename { flags += ["-f", path.contains { " '\"$".contains($0) } ? "'\(path)'" : path] }
    if let kubernetesVersion { flags += ["--kubernetes-version", "1.\(kubernetesVersion.minor)"] }
    if validation != .strict { flags += ["--validate", validation.rawValue] }
    return flags
  }

  /// Why there is no result at all.
  func nothingToRun(_ files: Int) -> String {
    if files > 0, let filter { return "no test has a name that matches \(filter)" }
    return "no test found in \(paths.joined(separator: ", ")): a test file has "
      + "apiVersion: \(PlacementTest.apiVersion) and kind: \(PlacementTest.kind)"
  }
}
