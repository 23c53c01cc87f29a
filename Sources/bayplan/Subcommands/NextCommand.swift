import ArgumentParser
import Controllers
import Kinds
import Kubernetes
import Report
import SourceText
import Store
import Symbols
import Versions

/// `bayplan next`.
struct NextCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "next",
    abstract: "Say what a controller would do next, and why.",
    usage:
      "\(ProgramName.current) next --controller NAME --key NAMESPACE/NAME --now TIME --cluster PATH ... [options]",
    discussion: """
      Lets one of Kubernetes' own controllers look once at an object of a dump, at a moment that you name: what it would \
      write, in order, which events it would record, and why it does no more. The first thing to ask of a rollout that \
      does not move.

      Example:
        \(ProgramName.current) next --controller deployment --key shop/web --now 2026-11-29T12:00:00Z --cluster dump.yaml

      Exit status: 0 the step is told, 2 the input cannot be used.
      """)

  @Option(
    help: ArgumentHelp(
      "The controller: \(Controllers.all.map { $0.name }.joined(separator: ", ")).", valueName: "name"),
    completion: .list(Controllers.all.map { $0.name }))
  var controller: String

  @Option(
    help: ArgumentHelp(
      "The object that it looks at, NAMESPACE/NAME (volume/NAME: a volume), or - for a controller that looks at all.",
      valueName: "key"))
  var key: String

  @Option(help: ArgumentHelp("The moment, as objects hold it: 2026-11-29T12:00:00Z.", valueName: "time"))
  var now: String

  @Option(
    name: .long, parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "The cluster as it is: workloads, their pods and all that the controller looks at. A file, a folder (read with all "
        + "below it) or - for standard input. May be repeated.", valueName: "path"), completion: .file())
  var cluster: [String] = []

  @Option(
    help: ArgumentHelp("What the metrics APIs answer, for the autoscaler: a file of JSON or YAML.", valueName: "path"),
    completion: .file())
  var metrics: String?

  @Option(
    name: [.short, .long], help: ArgumentHelp("The namespace of objects that name none.", valueName: "namespace"))
  var namespace = "default"

  @Option(
    help: ArgumentHelp("The Kubernetes version to play: \(VersionChoice.list).", valueName: "version"),
    completion: .list(VersionChoice.names), transform: VersionChoice.parse)
  var kubernetesVersion = KubernetesVersion.standard

  @Option(
    name: .shortAndLong, help: OutputTargets.help(NextReporter.all), completion: .list(NextReporter.all.map(\.name)))
  var output: [String] = []

  @Option(help: "When to use colour: \(ColorChoice.allCases.map(\.rawValue).joined(separator: ", ")).")
  var color = ColorChoice.auto

  func validate() throws {
    if cluster.isEmpty { throw ValidationError.nothingToRead("give the cluster with --cluster PATH.") }
    if (cluster + [metrics].compactMap { $0 }).count(where: { $0 == "-" }) > 1 {
      throw ValidationError("standard input (-) can be read only once.")
    }
    if namespace.isEmpty { throw ValidationError("the namespace (-n) is empty.") }
    if Controllers.named(controller) == nil {
      let names = Controllers.all.map { $0.name }
      let cure =
        Spelling.nearest(to: controller, among: names).map { "did you mean \($0)?" }
        ?? "it is one of \(names.joined(separator: ", "))."
      throw ValidationError("there is no controller '\(controller)' (--controller): \(cure)")
    }
    if Moment(now) == nil {
      throw ValidationError("'\(now)' is no moment (--now): write it as 2026-11-29T12:00:00Z.")
    }
    _ = try OutputTargets(output, among: NextReporter.all)
  }

  func run() throws {
    let targets = try OutputTargets(output, among: NextReporter.all)
    try targets.settle(color: color) { try tell(targets) }
  }

  private func tell(_ targets: OutputTargets<NextReport>) throws {
    guard let controller = Controllers.named(controller), let now = Moment(now) else { return }
    let scan = NextScan(
      cluster, metrics: metrics, defaultNamespace: namespace, in: Release(minor: kubernetesVersion.minor))
    try Remarks.print(scan.diagnostics, scan.sources)
    StandardError.write(lines: scan.passedOver.sentences)
    let parts = key.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let object = parts.count == 2 ? ObjectKey(namespace: parts[0], name: parts[1]) : unqualified(controller)
    guard controller.finds(object, in: scan.cluster) else {
      let kind = controller.kind?.text ?? "object"
      let names = controller.kind.map { scan.cluster.objects($0).map(\.key.text) } ?? []
      let cure = Spelling.nearest(to: key, among: names).map { ", did you mean \($0)?" } ?? ""
      throw Remarks.unusable("there is no \(kind) \(object.text) in the input (--key)\(cure)")
    }
    try targets.deliver(scan.report(controller, object, at: now, kubernetesVersion), color: color)
  }

  private func unqualified(_ controller: any Controller.Type) -> ObjectKey {
    controller.kind == nil ? ObjectKey(name: key) : ObjectKey(namespace: namespace, name: key)
  }
}
