import ArgumentParser
import Network
import Report
import SourceText

/// `bayplan reach`.
struct ReachCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reach",
    abstract: "Say who answers for a Service, seen from a node, a pod or outside.",
    usage: "\(ProgramName.current) reach --cluster PATH ... [--from NODE|POD|outside] [--to SERVICE] [options]",
    discussion: """
      Plays the kube-proxy of each node on Nodes, Services and EndpointSlices: traffic policies, readiness, endpoints that \
      end, hints for zones and nodes. Tells for each endpoint whether it answers, and if not, why.

      Example:
        \(ProgramName.current) reach --cluster dump.yaml --from node-a --to shop/web

      Exit status: 0 every port of every Service that is shown is answered, 1 some is not, 2 the input cannot be used.
      """)

  @Option(
    name: .long, parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "The cluster as it is: nodes, services, endpointslices, pods. A file, a folder (read with all below it) or - for "
        + "standard input. May be repeated.", valueName: "path"), completion: .file())
  var cluster: [String] = []

  @Option(
    help: ArgumentHelp(
      "Where the traffic starts: a node, a pod, or 'outside' for clients of node ports and load balancers. Without it, "
        + "every node, inside and outside together.", valueName: "origin"))
  var from: String?

  @Option(help: ArgumentHelp("The Service: NAME or NAMESPACE/NAME. All of them when left out.", valueName: "service"))
  var to: String?

  @Option(
    name: [.short, .long], help: ArgumentHelp("The namespace of objects that name none.", valueName: "namespace"))
  var namespace = "default"

  @Option(
    name: .shortAndLong, help: OutputTargets.help(ReachReporter.all), completion: .list(ReachReporter.all.map(\.name)))
  var output: [String] = []

  @Option(help: "When to use colour: \(ColorChoice.allCases.map(\.rawValue).joined(separator: ", ")).")
  var color = ColorChoice.auto

  func validate() throws {
    if cluster.isEmpty { throw ValidationError.nothingToRead("give the cluster with --cluster PATH.") }
    if cluster.count(where: { $0 == "-" }) > 1 { throw ValidationError("standard input (-) can be read only once.") }
    if namespace.isEmpty { throw ValidationError("the namespace (-n) is empty.") }
    _ = try OutputTargets(output, among: ReachReporter.all)
  }

  func run() throws {
    let targets = try OutputTargets(output, among: ReachReporter.all)
    try targets.settle(color: color) { try reach(targets) }
  }

  private func reach(_ targets: OutputTargets<ReachReport>) throws {
    let scan = ReachScan(cluster, defaultNamespace: namespace)
    try Remarks.print(scan.objects.diagnostics, scan.objects.sources)
    let origin = try origin(in: scan)
    if let to, !scan.serviceNames.contains(to) { throw refuse("Service", "--to", to, among: scan.serviceNames) }
    if scan.topology.services.isEmpty || scan.topology.nodes.isEmpty {
      let what = scan.topology.services.isEmpty ? "Service" : "Node"
      throw Remarks.unusable("there is no \(what) in the input (--cluster)")
    }
    let report = scan.report(from: origin, to: to)
    try targets.deliver(report, color: color)
    if !report.isAnswered { throw ExitStatus.failure.exitCode }
  }

  private func origin(in scan: ReachScan) throws -> ReachScan.Origin {
    guard let from else { return .everywhere }
    do {
      return try scan.origin(from, defaultNamespace: namespace)
    } catch .unknown {
      throw refuse("node or pod", "--from", from, among: scan.originNames)
    } catch .unplaced {
      throw Remarks.unusable("pod \(from) has no node yet (--from): name one that runs, or a node")
    }
  }

  private func refuse(_ what: String, _ option: String, _ name: String, among names: [String]) -> any Error {
    let cure = Spelling.nearest(to: name, among: names).map { ", did you mean \($0)?" } ?? ""
    return Remarks.unusable("there is no \(what) \(name) in the input (\(option))\(cure)")
  }
}
