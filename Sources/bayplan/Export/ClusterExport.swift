import Input

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

  static let kinds = [
    "nodes", "pods", "namespaces", "services", "limitranges", "resourcequotas", "replicationcontrollers",
    "persistentvolumes",
    "persistentvolumeclaims", "deployments.apps", "replicasets.apps", "statefulsets.apps", "daemonsets.apps",
    "jobs.batch", "cronjobs.batch", "horizontalpodautoscalers.autoscaling",
    "endpointslices.discovery.k8s.io", "poddisruptionbudgets.policy",
    "priorityclasses.scheduling.k8s.io",
    "runtimeclasses.node.k8s.io", "storageclasses.storage.k8s.io", "csinodes.storage.k8s.io",
    "csidrivers.storage.k8s.io", "csistoragecapacities.storage.k8s.io", "volumeattachments.storage.k8s.io",
  ]

  /// Kinds that clusters before 1.34 may not have; kubectl refuses a list with a kind that is not there.
  static let deviceKinds = [
    "deviceclasses.resource.k8s.io", "resourceclaims.resource.k8s.io", "resourceclaimtemplates.resource.k8s.io",
    "resourceslices.resource.k8s.io",
  ]

  func run() throws(InputError) -> [Output] {
    let main = try get(Self.kinds)
    let devices = try get(Self.deviceKinds)
    guard main.status == 0 || !main.output.bytes.isEmpty else {
      throw InputError(
        "'\(main.output.line)' ended with status \(main.status): \(main.output.remarks.first ?? "it says nothing")"
          + Self.cure(main.output.remarks))
    }
    if devices.status == 0 { return [main.output, devices.output] }
    let isMissing = devices.output.remarks.contains { $0.contains("doesn't have a resource type") }
    var outputs = [main.output, devices.output]
    if isMissing { outputs[1].remarks = [] }
    return outputs.filter { !$0.bytes.isEmpty || !$0.remarks.isEmpty }
  }

  private func get(_ kinds: [String]) throws(InputError) -> (status: Int32, output: Output) {
    var arguments = ["get", kinds.joined(separator: ","), "-o", "json"]
    arguments += namespace.map { ["-n", $0] } ?? ["-A"]
    if let context { arguments += ["--context", context] }
    let command = ExternalCommand("kubectl", arguments)
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
