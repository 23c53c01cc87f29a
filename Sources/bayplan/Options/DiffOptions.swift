import ArgumentParser
import Validation
import Versions

/// The two sides of `bayplan diff`: what is given once holds for both.
struct DiffOptions: ParsableArguments {
  @Option(
    name: .customLong("before"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "What is to be placed, before the change: a file, a folder, git:REVISION:PATH or -. May be repeated.",
      valueName: "path"), completion: .file())
  var filesBefore: [String] = []

  @Option(
    name: .customLong("after"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp("The same after the change.", valueName: "path"), completion: .file())
  var filesAfter: [String] = []

  @Option(
    name: [.customShort("f"), .customLong("filename")], parsing: .unconditionalSingleValue,
    help: ArgumentHelp("What is to be placed on both sides. May be repeated.", valueName: "path"), completion: .file())
  var filename: [String] = []

  @Option(
    name: .long, parsing: .unconditionalSingleValue,
    help: ArgumentHelp("The cluster as it is, on both sides. May be repeated.", valueName: "path"), completion: .file())
  var cluster: [String] = []

  @Option(
    name: .long, parsing: .unconditionalSingleValue,
    help: ArgumentHelp("What the cluster has before the change alone. May be repeated.", valueName: "path"),
    completion: .file())
  var clusterBefore: [String] = []

  @Option(
    name: .long, parsing: .unconditionalSingleValue,
    help: ArgumentHelp("What it has after the change alone. May be repeated.", valueName: "path"), completion: .file())
  var clusterAfter: [String] = []

  @OptionGroup var folders: FolderOptions

  @Option(
    help: ArgumentHelp(
      "A KubeSchedulerConfiguration for both sides. Default: kube-scheduler's own.", valueName: "file"),
    completion: .file())
  var config: String?

  @Option(help: ArgumentHelp("The configuration before the change.", valueName: "file"), completion: .file())
  var configBefore: String?

  @Option(help: ArgumentHelp("The configuration after the change.", valueName: "file"), completion: .file())
  var configAfter: String?

  @Option(
    name: [.short, .long], help: ArgumentHelp("The namespace of objects that name none.", valueName: "namespace"))
  var namespace = "default"

  @Option(
    help: ArgumentHelp(
      "Which kube-scheduler to play on both sides: \(VersionChoice.list). Default: \(VersionChoice.standard).",
      valueName: "version"),
    completion: .list(VersionChoice.names),
    transform: VersionChoice.parse)
  var kubernetesVersion = KubernetesVersion.standard

  @Option(
    help: ArgumentHelp("Which one before the change.", valueName: "version"), completion: .list(VersionChoice.names),
    transform: VersionChoice.parse)
  var versionBefore: KubernetesVersion?

  @Option(
    help: ArgumentHelp("Which one after the change.", valueName: "version"), completion: .list(VersionChoice.names),
    transform: VersionChoice.parse)
  var versionAfter: KubernetesVersion?

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
      "What to do when the API server would refuse an object to be placed: off, warn or strict. Default: strict.",
      valueName: "mode"),
    completion: .list(ValidationMode.allCases.map(\.rawValue)),
    transform: ValidationMode.parse)
  var validation = ValidationMode.strict

  @Option(
    name: .customLong("validate-cluster"),
    help: ArgumentHelp("The same for objects of the cluster. Default: warn.", valueName: "mode"),
    completion: .list(ValidationMode.allCases.map(\.rawValue)),
    transform: ValidationMode.parse)
  var clusterValidation = ValidationMode.warn

  @Flag(help: "Accept a result although something in the input cannot be modelled.")
  var allowUnmodelled = false

  mutating func validate() throws {
    try gates.set(in: &kubernetesVersion)
    if var version = versionBefore {
      try gates.set(in: &version)
      versionBefore = version
    }
    if var version = versionAfter {
      try gates.set(in: &version)
      versionAfter = version
    }
    if beside, replace { throw ValidationError("--beside and --replace contradict each other: leave --replace out.") }
    let all = filesBefore + filesAfter + filename + cluster + clusterBefore + clusterAfter
    if all.isEmpty {
      throw ValidationError.nothingToRead("give the cluster with --cluster PATH, the manifests with -f.")
    }
    if filesBefore.isEmpty != filesAfter.isEmpty, filename.isEmpty {
      let missing = filesBefore.isEmpty ? "before" : "after"
      throw ValidationError(
        "nothing is placed \(missing) the change: give --\(missing) PATH, or -f PATH for both sides.")
    }
    if all.count(where: { $0 == "-" }) > 1 || (filename + cluster).contains("-") {
      throw ValidationError("standard input (-) can be read only once, on one side.")
    }
    if namespace.isEmpty { throw ValidationError("the namespace (-n) is empty.") }
    if names.before == names.after {
      throw ValidationError(
        "both sides are the same: give --before and --after, or one of --cluster, --config and --version with -before "
          + "or -after at its end.")
    }
  }

  var before: RunChoices {
    choices(filesBefore, clusterBefore, configBefore, versionBefore)
  }

  var after: RunChoices {
    choices(filesAfter, clusterAfter, configAfter, versionAfter)
  }

  private func choices(
    _ files: [String], _ cluster: [String], _ config: String?, _ version: KubernetesVersion?
  ) -> RunChoices {
    RunChoices(
      cluster: self.cluster + cluster, filename: filename + files, config: config ?? self.config, wantsPods: false,
      namespace: namespace,
      kubernetesVersion: version ?? kubernetesVersion, sampling: sampling, validation: validation,
      clusterValidation: clusterValidation, isExcluded: folders.isExcluded)
  }

  /// What each side is, as far as it is a side's own.
  var names: (before: String, after: String) {
    (
      name(filesBefore, clusterBefore, configBefore, versionBefore, other: configAfter, versionAfter),
      name(filesAfter, clusterAfter, configAfter, versionAfter, other: configBefore, versionBefore)
    )
  }

  private func name(
    _ files: [String], _ cluster: [String], _ config: String?, _ version: KubernetesVersion?,
    other otherConfig: String?, _ otherVersion: KubernetesVersion?
  ) -> String {
    var parts = files + cluster
    if config != nil || otherConfig != nil { parts.append(config ?? self.config ?? "the default configuration") }
    if version != nil || otherVersion != nil {
      let played = version ?? kubernetesVersion
      // A minor release alone means its newest patch.
      parts.append("Kubernetes 1.\(played.minor)\(played.patch == .max ? "" : ".\(played.patch)")")
    }
    return parts.isEmpty ? "nothing more" : parts.joined(separator: ", ")
  }
}
