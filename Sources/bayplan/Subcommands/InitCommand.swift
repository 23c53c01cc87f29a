import ArgumentParser
import Harness
import Kubernetes
import Loading
import SourceText
import Symbols

/// `bayplan init`.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write the nodes of a cluster as pools, for tests to stand on.",
    discussion: """
      Prints a NodePools document made of the Nodes of a dump: nodes that are alike become a pool with a count. Node names, \
      labels of single nodes, images and cordons stay behind; where machines of one kind differ a little in memory or disk, \
      the least of them counts.

      Example:
        kubectl get nodes -o yaml | \(ProgramName.current) init --cluster - > pools.yaml

      Exit status: 0, or 2 when the input cannot be used or has no node.
      """)

  @Option(
    name: .long, parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "A dump of the cluster. A file, a folder (read with all below it) or - for standard input. May be repeated.",
      valueName: "path"))
  var cluster: [String]

  func validate() throws {
    if cluster.isEmpty { throw ValidationError("--cluster is missing: name a file with the cluster's nodes.") }
    if cluster.count(where: { $0 == "-" }) > 1 { throw ValidationError("standard input (-) can be read only once.") }
  }

  func run() throws {
    let sources = SourceMap()
    var loader = ManifestLoader(sources: sources, options: ManifestDecoder.Options())
    loader.expand = NodePools.expand
    let manifests = loader.load(cluster)
    try Remarks.print(manifests.diagnostics, sources)
    let nodes = manifests.objects.compactMap { object in
      if case .node(let node) = object { node } else { nil }
    }
    if nodes.isEmpty {
      StandardError.write(
        "error: no node in \(cluster.joined(separator: ", ")), give the output of kubectl get nodes -o yaml\n")
      throw ExitStatus.unusable.exitCode
    }
    StandardOutput.write(NodePoolGroups(nodes).text)
  }
}
