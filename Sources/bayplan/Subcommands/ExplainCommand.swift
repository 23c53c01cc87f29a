import ArgumentParser
import ControlPlane
import Report
import Symbols
import WhatIf

/// `bayplan explain`.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say why each pod lands where it does, and why nowhere else.",
    usage: "\(ProgramName.current) explain --cluster PATH ... -f PATH ... [options]",
    discussion: """
      Shows for each pod the nodes that fit with their scores, and the others with every reason against them. Of the \
      reasons against a node, kube-scheduler reports the first. For a pod that fits nowhere it names the fewest \
      requirements that together leave no node; --fix searches for the smallest changes that would let it in.

      Examples:
        \(ProgramName.current) explain --cluster nodes.yaml -f web.yaml --pod web-0
        kustomize build . | \(ProgramName.current) explain --cluster nodes.yaml -f - --pod 'web-*' --node gpu-1
        \(ProgramName.current) explain --cluster nodes.yaml -f web.yaml --fix

      Exit status: 0, or 2 when the input cannot be used.
      """)

  @OptionGroup(title: "Input") var manifests: ManifestOptions
  @OptionGroup(title: "Output") var display: DisplayOptions

  @Option(help: ArgumentHelp("Explain this node alone, in full.", valueName: "node"))
  var node: String?

  @Flag(help: "Search for the smallest changes that let a pod in (with --node: on that node), and try each.")
  var fix = false

  @Flag(help: "Show every node by itself, even where many are alike.")
  var allNodes = false

  @Option(help: DetailChoice.help)
  var detail = DetailChoice.scores

  @Option(
    name: .shortAndLong, help: OutputTargets.help(ReporterRegistry.explanation(ExplanationOptions())),
    completion: .list(ReporterRegistry.explanation(ExplanationOptions()).map(\.name)))
  var output: [String] = []

  func validate() throws {
    _ = try targets()
    if node != nil, detail != .scores {
      throw ArgumentParser.ValidationError("--detail has no meaning beside --node, which tells all of one node.")
    }
  }

  func run() throws {
    let filter = try display.filter()
    let targets = try targets()
    try targets.settle(color: display.color) { try explain(filter, targets) }
  }

  private func explain(_ filter: PodFilter, _ targets: OutputTargets<PlacementReport>) throws {
    var simulation = SimulationOptions()
    simulation.detail = detail == .placement ? .outcome : .explained
    simulation.replacesRunning = !manifests.beside
    simulation.admitsBarePods = manifests.admission
    simulation.detailed = { filter.matches($0, $1) }
    var inquiry = Inquiry { filter.matches($0, $1) }
    inquiry.wantsFixes = fix
    inquiry.node = node.map { Symbol($0) }
    let result = try Pipeline(manifests).run(simulation, asking: inquiry)
    if let node { _ = try NodeChoice.row(of: node, in: result.run) }
    try Presentation(manifests: manifests, display: display, targets: targets).show(result, detail.detail) {
      filter.matches($0.pod, $0.identity)
    }
  }

  private func targets() throws -> OutputTargets<PlacementReport> {
    let options = ExplanationOptions(showsAllNodes: allNodes, node: node)
    return try OutputTargets(output, among: ReporterRegistry.explanation(options))
  }
}
