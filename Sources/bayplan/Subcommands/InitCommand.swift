import ArgumentParser
import Grammar
import Harness
import Kubernetes
import Loading
import Report
import SourceText

/// `bayplan init`.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write a first test from the manifests at hand.",
    usage: "\(ProgramName.current) init [-f PATH ...] [--cluster PATH ...] [--out FOLDER]",
    discussion: """
      Places the pods of the manifests and writes a test that says where they stand, with what their manifests ask for: \
      nodes, spread, company. It passes as it stands. Without a cluster an example of node pools is written beside \
      it, to be edited. No file is overwritten.

      With --pools it prints the nodes of a cluster as node pools instead, for many tests to stand on: nodes that are \
      alike become a pool with a count.

      Examples:
        \(ProgramName.current) init
        \(ProgramName.current) init -f deploy/ --cluster nodes.yaml --out tests
        \(ProgramName.current) init --render -f overlays/prod
        kustomize build overlays/prod | \(ProgramName.current) init -f -
        kubectl get nodes -o yaml | \(ProgramName.current) init --pools --cluster - > pools.yaml

      Exit status: 0, or 2 when the input cannot be used or a file is there already.
      """)

  @Option(
    name: [.customShort("f"), .customLong("filename")], parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "What is to be placed. A file, a folder or - for standard input. May be repeated. Default: the current folder.",
      valueName: "path"),
    completion: .file())
  var filename: [String] = []

  @Option(
    name: .long, parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "The cluster: a dump, node pools or a snapshot. A file, a folder (read with all below it) or -. May be repeated.",
      valueName: "path"),
    completion: .file())
  var cluster: [String] = []

  @Option(help: ArgumentHelp("The folder to write into.", valueName: "folder"), completion: .directory)
  var out = "tests"

  @Flag(
    help: """
      Run kustomize or helm for folders of -f that are theirs; the test names the folder, and is run with --render too.
      """)
  var render = false

  @Flag(help: "Print the nodes of --cluster as node pools, and write no test.")
  var pools = false

  func validate() throws {
    if (cluster + filename).count(where: { $0 == "-" }) > 1 {
      throw ValidationError("standard input (-) can be read only once.")
    }
    if let git = (cluster + filename).first(where: { $0.hasPrefix("git:") }) {
      throw ValidationError("a test cannot name \(git), which is no file: give a file or a folder.")
    }
    if pools, cluster.isEmpty {
      throw ValidationError("--cluster is missing: name a file with the cluster's nodes.")
    }
    if pools, render { throw ValidationError("--pools places nothing: leave it or --render out.") }
    if pools, !filename.isEmpty { throw ValidationError("--pools places nothing: leave it or -f out.") }
    if out.isEmpty { throw ValidationError("the folder (--out) is empty.") }
  }

  func run() throws {
    if pools { return try printPools() }
    let made = try FirstTestFiles(filename: filename, cluster: cluster, out: out, renders: render).make()
    let shown = made.leftOut.prefix(5).map { "left out: \($0)" }
    let more = made.leftOut.count - shown.count
    StandardError.write(lines: more > 0 ? shown + ["left out: \(more) more"] : shown)
    StandardError.write(lines: made.remarks)
    let width = made.files.map(\.path.count).max() ?? 0
    for file in made.files {
      let gap = String(repeating: " ", count: width - file.path.count + 2)
      StandardOutput.write("\(file.path)\(gap)\(file.about)\n")
    }
    if let folder = made.renders.first {
      let more = made.renders.count == 1 ? "" : " (and \(made.renders.count - 1) more like it)"
      StandardOutput.write(
        "also: \(ProgramName.current) init --render -f \(folder) --out \(out)-rendered, for what is rendered\(more)\n")
    }
    StandardOutput.write("next: \(ProgramName.current) test \(render ? "--render " : "")\(out)\n")
  }

  private func printPools() throws {
    let sources = SourceMap()
    var loader = ManifestLoader(sources: sources, options: ManifestDecoder.Options())
    loader.expand = NodePools.expand
    let manifests = loader.load(cluster)
    try Remarks.print(manifests.diagnostics, sources)
    let nodes = manifests.objects.compactMap { object in
      if case .node(let node) = object { node } else { nil }
    }
    if nodes.isEmpty {
      throw Remarks.unusable(
        "no node in \(cluster.joined(separator: ", ")), give the output of kubectl get nodes -o yaml")
    }
    try StandardOutput.print { $0.write(NodePoolGroups(nodes).text) }
  }
}
