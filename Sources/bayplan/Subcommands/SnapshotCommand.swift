import ArgumentParser
import Input
import Kubernetes
import Report
import Snapshot
import SourceText
import YAML

/// `bayplan snapshot`.
struct SnapshotCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "snapshot",
    abstract: "Make a fixture of a live cluster, or of a dump.",
    usage: "\(ProgramName.current) snapshot [--context NAME | --from PATH ...] [--out PATH] [options]",
    discussion: """
      Asks kubectl for the objects that placement depends on, or takes them from a dump, and keeps what placement reads: \
      no secrets, environment, arguments, or annotations that nobody reads. Placing pods on the snapshot comes to the \
      same decisions. The cluster is only read.

      Examples:
        \(ProgramName.current) snapshot --out cluster.yaml
        \(ProgramName.current) snapshot --context prod --out fixtures/prod/
        \(ProgramName.current) snapshot --from dump.yaml --anonymize --out cluster.yaml

      Exit status: 0, or 2 when there is no cluster or the dump cannot be read.
      """)

  @Option(
    name: .long, parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Read this instead of a live cluster: a file, a folder or - for standard input. May be repeated.",
      valueName: "path"),
    completion: .file())
  var from: [String] = []

  @Option(
    help: ArgumentHelp("A context of kubectl. Default: the current one.", valueName: "context"),
    completion: .shellCommand("kubectl config get-contexts -o name 2>/dev/null"))
  var context: String?

  @Flag(name: [.customShort("A"), .long], help: "All namespaces, as without -n.")
  var allNamespaces = false

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "This namespace alone, and what belongs to none. The pods of the others then seem to take up nothing.",
      valueName: "namespace"))
  var namespace: String?

  @Option(
    help: ArgumentHelp(
      "Where to write: a file that ends in .yaml or .yml, or a folder, which gets a file for each topic. Default: "
        + "standard output.", valueName: "path"),
    completion: .file())
  var out: String?

  @Flag(
    help: """
      Give nodes, namespaces, pods, images, owners and the values of labels other names, in the order of the old, so that \
      decisions stay the same.
      """)
  var anonymize = false

  func validate() throws {
    if !from.isEmpty, context != nil || allNamespaces || namespace != nil {
      throw ValidationError("--from reads no cluster: leave it, or --context, -A and -n, out.")
    }
    if allNamespaces, namespace != nil { throw ValidationError("-A and -n contradict each other: leave one out.") }
    if from.count(where: { $0 == "-" }) > 1 { throw ValidationError("standard input (-) can be read only once.") }
    if namespace?.isEmpty == true { throw ValidationError("the namespace (-n) is empty.") }
    if out?.isEmpty == true { throw ValidationError("the path (--out) is empty.") }
  }

  func run() throws {
    let sources = SourceMap()
    do {
      let files = try from.isEmpty ? exported(into: sources) : dumped(into: sources)
      // What placing would not take is no cluster to make a fixture of.
      let diagnostics = files.flatMap { ManifestDecoder.decode($0).diagnostics.filter { $0.severity == .error } }
      try Remarks.print(files.flatMap(\.diagnostics).filter { $0.severity != .error } + diagnostics, sources)
      let snapshot = Snapshot(files, hidesNames: anonymize)
      if !snapshot.counts.contains(where: { $0.kind == "Node" }) {
        StandardError.write("warning: there is no node in it, so nothing can be placed on it\n")
      }
      try write(snapshot)
      StandardError.write(lines: [Self.summary(of: snapshot)])
    } catch let error as InputError {
      throw Remarks.unusable("\(error.message)")
    }
  }

  private func exported(into sources: SourceMap) throws -> [YAMLFile] {
    try ClusterExport(context: context, namespace: namespace).run().map { output in
      StandardError.write(lines: output.remarks.map { "warning: kubectl: \($0)" })
      return YAMLReader.read(sources.add(path: output.line, bytes: output.bytes))
    }
  }

  private func dumped(into sources: SourceMap) throws -> [YAMLFile] {
    try from.flatMap { try ManifestPaths.find($0).whole() }.map { path in
      YAMLReader.read(sources.add(path: path == "-" ? "<stdin>" : path, bytes: try FileContents.read(path)))
    }
  }

  private func write(_ snapshot: Snapshot) throws {
    guard let out, out != "-" else {
      return try StandardOutput.print { $0.write(snapshot.text()) }
    }
    // A file, a pipe or a device that is there is what is meant, whatever its name.
    if out.hasSuffix(".yaml") || out.hasSuffix(".yml") || NewFile.exists(out) && !NewFolder.exists(out) {
      return try FileReplacement.write(Array(snapshot.text().utf8), to: out)
    }
    let folder = out.hasSuffix("/") ? String(out.dropLast()) : out
    try NewFolder.make(folder)
    for topic in SnapshotTopic.allCases {
      let path = "\(folder)/\(topic.rawValue).yaml"
      // What an older snapshot has and this one does not must not stay.
      guard NewFile.exists(path) || snapshot.objects.contains(where: { $0.topic == topic }) else { continue }
      try FileReplacement.write(Array(snapshot.text(of: topic).utf8), to: path)
    }
  }

  /// `3 Node, 41 Pod ...; left out: 12 ConfigMap, 8 Secret`.
  private static func summary(of snapshot: Snapshot) -> String {
    func list(_ counts: [(kind: String, count: Int)]) -> String {
      counts.map { "\($0.count) \($0.kind)" }.joined(separator: ", ")
    }
    let kept = snapshot.counts.isEmpty ? "nothing" : list(snapshot.counts)
    return snapshot.leftOut.isEmpty ? kept : "\(kept); left out: \(list(snapshot.leftOut))"
  }
}
