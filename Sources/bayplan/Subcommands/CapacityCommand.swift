import ArgumentParser
import ControlPlane
import Expectations
import Grammar
import Kubernetes
import Loading
import Report
import SourceText
import Symbols
import WhatIf

/// `bayplan capacity`.
struct CapacityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "capacity",
    abstract: "Say how many more pods fit, and what runs out first.",
    usage: "\(ProgramName.current) capacity --cluster PATH ... -f PATH ... [options]",
    discussion: """
      Places everything, and then one more pod after another of a workload of -f, until one finds no place. Each workload \
      is looked at by itself. With --add-nodes it says instead how many more nodes would take the pods that have no place.

      Examples:
        \(ProgramName.current) capacity --cluster cluster.yaml -f web.yaml
        \(ProgramName.current) capacity --cluster cluster.yaml -f deploy/ --pod Deployment/web -o json
        \(ProgramName.current) capacity --cluster cluster.yaml -f deploy/ --add-nodes node-a

      Exit status: 0, or 2 when the input cannot be used.
      """)

  @OptionGroup(title: "Input") var manifests: ManifestOptions
  @OptionGroup(title: "Output") var display: DisplayOptions

  @Option(
    help: ArgumentHelp(
      "How many more nodes like this one take all pods that have no place: a node's name, or a file with one Node.",
      valueName: "node"))
  var addNodes: String?

  @Option(help: ArgumentHelp("Stop when so many more of a workload have found a place.", valueName: "number"))
  var upTo: Int?

  @Option(
    name: .shortAndLong, help: OutputTargets.help(CapacityReporter.all),
    completion: .list(CapacityReporter.all.map(\.name)))
  var output: [String] = []

  func validate() throws {
    _ = try OutputTargets(output, among: CapacityReporter.all)
    if let upTo, upTo < 1 { throw ValidationError("--up-to \(upTo) looks for nothing: give it a number from 1.") }
    if upTo != nil, addNodes != nil { throw ValidationError("--up-to has no meaning beside --add-nodes.") }
  }

  func run() throws {
    let targets = try OutputTargets(output, among: CapacityReporter.all)
    try targets.settle(color: display.color) { try measure(targets) }
  }

  private func measure(_ targets: OutputTargets<CapacityAnswer>) throws {
    var simulation = SimulationOptions()
    simulation.replacesRunning = !manifests.beside
    simulation.admitsBarePods = manifests.admission
    var choices = RunChoices(manifests)
    // What is missing is told here, in words of its own.
    choices.wantsPods = false
    let input = try Pipeline(choices).read(simulation)
    var remarks = RunRemarks()
    do {
      if let addNodes {
        let (node, daemons, belongings) = try model(addNodes, input)
        let needed = try NodesNeeded(like: node, daemons: daemons, belongings: belongings, in: input.simulation)
        remarks = needed.run.remarks
        try targets.deliver(.nodes(NodesNeededReport(needed, in: input.sources)), color: display.color)
      } else {
        let capacities = try sources(input).map { try Capacity(of: $0, in: input.simulation, upTo: upTo) }
        // The search asks for many more pods than the manifests do; what is said is said of those they ask for.
        var simulation = input.simulation
        simulation.options.detail = .outcome
        remarks = try Simulation.run(simulation).remarks
        // What a search alone came upon.
        for capacity in capacities {
          for item in capacity.run.notModelled where !remarks.notModelled.contains(where: { $0.isLike(item) }) {
            remarks.notModelled.append(item)
          }
        }
        let report = CapacityReport(
          workloads: capacities.map { WorkloadCapacity($0, sources: input.sources) },
          remarks: ReportRemarks(remarks, in: input.sources))
        try targets.deliver(.pods(report), color: display.color)
      }
    } catch let error as SimulationError {
      try Remarks.print(error.diagnostics, input.sources)
      throw ExitStatus.unusable.exitCode
    }
    try remark(ReportRemarks(remarks, in: input.sources), isForPeople: targets.isForPeople)
  }

  private func remark(_ remarks: ReportRemarks, isForPeople: Bool) throws {
    var told = remarks
    told.namesFiles = manifests.folders.verbose
    var lines = isForPeople ? told.passedOverSentences : []
    lines += remarks.leftAlone.map(\.sentence) + remarks.notModelled.map(\.sentence)
    StandardError.write(lines: lines)
    if !remarks.notModelled.isEmpty, !manifests.allowUnmodelled { throw ExitStatus.unusable.exitCode }
  }

  /// What further pods can come from, as far as `--pod` and `-l` choose it.
  private func sources(_ input: Pipeline.Input) throws -> [PodSource] {
    let filter = try display.filter()
    let all = input.simulation.podSources.filter { $0.source.kind != .daemonSet }
    let chosen = all.filter { filter.matches($0.pod, $0.identity) }.map(\.source)
    if !chosen.isEmpty { return chosen }
    if let there = workloadsOfCluster(input).first(where: { filter.patterns.isEmpty || $0.isMeant(by: filter) }) {
      throw Remarks.unusable(
        "\(there.title) stands in --cluster, where it is counted and not placed: give its manifest with -f to see how "
          + "many more of its pods fit")
    }
    let what =
      all.isEmpty ? "-f holds no pod or workload of which there could be more" : "--pod and -l choose none of -f"
    let cure = all.isEmpty ? "" : ", name one of \(all.map(\.source.title).joined(separator: ", "))"
    throw Remarks.unusable("\(what)\(cure)")
  }

  private struct Standing {
    let title: String
    let namespace: String

    func isMeant(by filter: PodFilter) -> Bool {
      filter.patterns.contains { $0.matches(title) || $0.matches("\(namespace)/\(title)") }
    }
  }

  /// Workloads that nobody asked to place, in input order.
  private func workloadsOfCluster(_ input: Pipeline.Input) -> [Standing] {
    input.simulation.cluster.objects.compactMap { object in
      guard case .workload(let workload) = object, workload.metadata.controller == nil, workload.kind != .daemonSet
      else { return nil }
      return Standing(title: workload.title, namespace: workload.metadata.namespace.text)
    }
  }

  /// The node that new ones are like, with the pods that its DaemonSets put on each, and what belongs to it where that
  /// is not in the input.
  private func model(_ name: String, _ input: Pipeline.Input) throws -> (Node, [Pod], [KubernetesObject]?) {
    let nodes = input.simulation.nodes
    if let node = nodes.first(where: { $0.metadata.name == Symbol(name) }) {
      return (node, input.simulation.daemonPods(on: node.metadata.name), nil)
    }
    if !name.contains("/"), !name.contains(".") {
      let cure = Spelling.nearest(to: name, among: nodes.lazy.map(\.metadata.name.text)).map { ", did you mean \($0)?" }
      throw Remarks.unusable("no node is called \(name)\(cure ?? "") (--add-nodes takes a file with one Node too)")
    }
    let loader = ManifestLoader(sources: input.sources, options: ManifestDecoder.Options())
    let manifests = loader.load([name])
    try Remarks.print(manifests.diagnostics, input.sources)
    let found = manifests.objects.compactMap { if case .node(let node) = $0 { node } else { nil } }
    if let node = found.first, found.count == 1 { return (node, [], manifests.objects) }
    let what = found.isEmpty ? "no Node" : "\(found.count) Nodes"
    throw Remarks.unusable("\(name) holds \(what), name a file with one, or a node of the cluster (--add-nodes)")
  }
}

extension PlacementRun.NotModelled {
  /// Whether it says the same of other pods.
  fileprivate func isLike(_ other: Self) -> Bool { what == other.what && origin == other.origin }
}
