import ArgumentParser
import ControlPlane
import Report
import Scheduler

/// `bayplan place`.
struct PlaceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "place",
    abstract: "Say where every pod lands.",
    usage: "\(ProgramName.current) place --cluster PATH ... -f PATH ... [options]",
    discussion: """
      Schedules all pods in kube-scheduler's order and prints where each one goes, or why it goes nowhere.

      Example:
        \(ProgramName.current) place --cluster nodes.yaml -f deploy/

      Exit status: 0 all pods are placed (gated ones are only told), 1 some pod is not, be it that the API server refuses it, 2 the input cannot be used.
      """)

  @OptionGroup(title: "Input") var manifests: ManifestOptions
  @OptionGroup(title: "Output") var display: DisplayOptions

  @Option(help: ArgumentHelp("Show the pods that land on this node.", valueName: "node"))
  var node: String?

  @Option(help: DetailChoice.help)
  var detail = DetailChoice.scores

  @Option(
    name: .shortAndLong, help: OutputTargets.help(ReporterRegistry.placement),
    completion: .list(ReporterRegistry.placement.map(\.name)))
  var output: [String] = []

  func validate() throws {
    _ = try OutputTargets(output, among: ReporterRegistry.placement)
  }

  func run() throws {
    let filter = try display.filter()
    let targets = try OutputTargets(output, among: ReporterRegistry.placement)
    try targets.settle(color: display.color) { try place(filter, targets) }
  }

  private func place(_ filter: PodFilter, _ targets: OutputTargets<PlacementReport>) throws {
    var simulation = SimulationOptions()
    // The table for people shows no node by itself, so that nothing of them need be kept.
    simulation.detail = targets.isForPeople || detail == .placement ? .outcome : .nodes
    simulation.replacesRunning = !manifests.beside
    simulation.admitsBarePods = manifests.admission
    simulation.detailed = { filter.matches($0, $1) }
    let result = try Pipeline(manifests).run(simulation)
    let row = try node.map { try NodeChoice.row(of: $0, in: result.run) }
    try Presentation(manifests: manifests, display: display, targets: targets).show(result, detail.detail) {
      placement in
      filter.matches(placement.pod, placement.identity) && (row == nil || placement.decision.node == row)
    }
    if let gated = Remarks.gated(result.run.pods) { StandardError.write(lines: [gated]) }
    let isPlaced = result.run.pods.allSatisfy { $0.decision.outcome == .scheduled || $0.decision.outcome == .gated }
    if !isPlaced { throw ExitStatus.failure.exitCode }
  }
}
