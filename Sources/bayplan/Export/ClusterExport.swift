import Input
import Kinds

/// The objects of a live cluster, as kubectl reads them. Nothing is asked for but what a snapshot keeps.
struct ClusterExport {
  var context: String?
  /// nil: all namespaces.
  var namespace: String?

  /// What kubectl wrote, and what it said besides.
  struct Output {
    var line: String
    var bytes: [UInt8]
    var remarks: [String] = []
  }

  /// Kinds that every cluster has. Nodes and pods come first: messages name the first of a list.
  static let kinds: [String] = {
    let all = KindCatalogue.all.filter { $0.askedWith == "always" }.map(\.qualifiedResource)
    let first = ["nodes", "pods"]
    return first + all.filter { !first.contains($0) }
  }()

  /// Kinds that not every cluster has and not everybody may read, those that came together asked for by themselves: kubectl
  /// refuses a list with a kind that is not there.
  static let optionalKinds: [[String]] = {
    var groups: [(name: String, resources: [String])] = []
    for kind in KindCatalogue.all where !["", "always"].contains(kind.askedWith) {
      if let known = groups.firstIndex(where: { $0.name == kind.askedWith }) {
        groups[known].resources.append(kind.qualifiedResource)
      } else {
        groups.append((kind.askedWith, [kind.qualifiedResource]))
      }
    }
    return groups.map(\.resources)
  }()

  /// In seconds: all objects of a large cluster take their time.
  private static let patience = 300

  func run() throws(InputError) -> [Output] {
    let main = try get(Self.kinds)
    guard main.status == 0 || !main.output.bytes.isEmpty else {
      throw InputError(
        "'\(main.output.line)' ended with status \(main.status): \(main.output.remarks.first ?? "it says nothing")"
          + Self.cure(main.output.remarks))
    }
    var outputs = [main.output]
    for kinds in Self.optionalKinds {
      var (status, output) = try get(kinds)
      if status != 0, output.remarks.contains(where: { $0.contains("doesn't have a resource type") }) {
        output.remarks = []
      }
      outputs.append(output)
    }
    return outputs.filter { !$0.bytes.isEmpty || !$0.remarks.isEmpty }
  }

  private func get(_ kinds: [String]) throws(InputError) -> (status: Int32, output: Output) {
    var arguments = ["get", kinds.joined(separator: ","), "-o", "json"]
    arguments += namespace.map { ["-n", $0] } ?? ["-A"]
    if let context { arguments += ["--context", context] }
    let command = ExternalCommand("kubectl", arguments, patience: Self.patience)
    guard let outcome = try command.run() else {
      throw InputError(
        "there is no kubectl on PATH: install it, or give a dump with --from (kubectl get -A -o yaml ... > dump.yaml)")
    }
    let text = String(decoding: outcome.errors, as: UTF8.self)
    let remarks = text.split(whereSeparator: \.isNewline).map(String.init).filter { !$0.allSatisfy(\.isWhitespace) }
    return (
      outcome.status, Output(line: "kubectl get \(kinds[0]),...", bytes: outcome.output, remarks: remarks)
    )
  }

  /// What helps against the usual failures.
  private static func cure(_ remarks: [String]) -> String {
    let text = remarks.joined(separator: " ")
    if text.contains("context") && text.contains("does not exist") {
      return "; kubectl config get-contexts lists those there are"
    }
    if text.contains("refused") || text.contains("dial tcp") || text.contains("Unable to connect") {
      return "; name a cluster that answers with --context, or give a dump with --from"
    }
    if text.contains("provide credentials") || text.contains("Unauthorized") {
      return "; log in to the cluster first"
    }
    return ""
  }
}
