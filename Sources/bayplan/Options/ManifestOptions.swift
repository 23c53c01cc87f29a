import ArgumentParser
import Validation
import Versions

/// What a run is made of: the flags that `place` and `explain` share.
struct ManifestOptions: ParsableArguments {
  @Option(
    name: .long, parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "The cluster as it is: nodes, running pods, volumes ... A file, a folder (read with all below it) or - for "
        + "standard input. May be repeated.",
      valueName: "path"), completion: .file())
  var cluster: [String] = []

  @Option(
    name: [.customShort("f"), .customLong("filename")], parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "What is to be placed: pods, and workloads, which become pods. A file, a folder or -. May be repeated.",
      valueName: "path"), completion: .file())
  var filename: [String] = []

  @OptionGroup var folders: FolderOptions

  @Option(
    help: ArgumentHelp("A KubeSchedulerConfiguration. Default: kube-scheduler's own.", valueName: "file"),
    completion: .file())
  var config: String?

  @Option(
    name: [.short, .long], help: ArgumentHelp("The namespace of objects that name none.", valueName: "namespace"))
  var namespace = "default"

  @Option(
    help: ArgumentHelp(
      "Which kube-scheduler to play: \(VersionChoice.list), a patch after it where it matters. Default: \(VersionChoice.standard).",
      valueName: "version"),
    completion: .list(VersionChoice.names),
    transform: VersionChoice.parse)
  var kubernetesVersion = KubernetesVersion.standard

  @OptionGroup var gates: FeatureGateOption

  @Flag(help: "Sample large clusters as kube-scheduler does, instead of looking at every node.")
  var sampling = false

  @Flag(help: "Running pods of a workload that is placed stay beside the new ones instead of making way for them.")
  var beside = false

  // What it asked for is done anyway; for those who still write it.
  @Flag(help: .hidden)
  var replace = false

  @Flag(help: "Bare pods go through admission as those of workloads do, instead of being taken as they are written.")
  var admission = false

  @Option(
    name: .customLong("validate"),
    help: ArgumentHelp(
      "What to do when the API server would refuse an object of -f: off (do not look), warn or strict (stop). "
        + "Default: strict; but bare pods whose amounts, ports or selectors contradict each other are taken as written.",
      valueName: "mode"),
    completion: .list(ValidationMode.allCases.map(\.rawValue)),
    transform: ValidationMode.parse)
  var validation: ValidationMode?

  @Option(
    name: .customLong("validate-cluster"),
    help: ArgumentHelp("The same for objects of --cluster. Default: warn.", valueName: "mode"),
    completion: .list(ValidationMode.allCases.map(\.rawValue)),
    transform: ValidationMode.parse)
  var clusterValidation = ValidationMode.warn

  @Flag(help: "Accept a result although something in the input cannot be modelled.")
  var allowUnmodelled = false

  mutating func validate() throws {
    try gates.set(in: &kubernetesVersion)
    if beside, replace { throw ValidationError("--beside and --replace contradict each other: leave --replace out.") }
    if cluster.isEmpty, filename.isEmpty {
      throw ValidationError.nothingToRead("give the cluster with --cluster PATH, what is to be placed with -f PATH.")
    }
    if (cluster + filename).count(where: { $0 == "-" }) > 1 {
      throw ValidationError("standard input (-) can be read only once.")
    }
    if namespace.isEmpty { throw ValidationError("the namespace (-n) is empty.") }
  }
}
