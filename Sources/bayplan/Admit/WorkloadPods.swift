import APIServer
import Kubernetes
import Store
import Symbols
import YAML

/// The pods that a workload's controller asks for.
struct WorkloadPods {
  let count: Int64
  private let workload: YAMLDraft
  private let template: YAMLDraft
  private let kind: String
  private let name: String
  let namespace: String
  /// The end of a ReplicaSet's name, which only messages show.
  private let hash: String

  /// nil for what makes no pods by itself.
  init?(_ workload: YAMLDraft, nodes: Int) {
    guard let kind = workload["kind"]?.text, let template = workload.at("spec", "template"),
      Self.accounts[kind] != nil
    else { return nil }
    self.workload = workload
    self.template = template
    self.kind = kind
    name = workload.at("metadata", "name")?.text ?? ""
    namespace = workload.at("metadata", "namespace")?.text ?? ""
    hash = TemplateHash.text(TemplateHash.hash(ofText: Value(template.node()).json))
    switch kind {
    case "DaemonSet": count = Int64(max(nodes, 1))
    case "Job":
      let parallel = workload.at("spec", "parallelism")?.integer ?? 1
      let isSuspended = workload.at("spec", "suspend")?.isTrue ?? false
      count = isSuspended ? 0 : min(parallel, workload.at("spec", "completions")?.integer ?? parallel)
    default: count = workload.at("spec", "replicas")?.integer ?? 1
    }
  }

  /// Who makes the pods of a kind.
  private static let accounts: [String: String] = [
    "Deployment": "replicaset-controller", "ReplicaSet": "replicaset-controller",
    "StatefulSet": "statefulset-controller", "DaemonSet": "daemon-set-controller", "Job": "job-controller",
    "ReplicationController": "replication-controller",
  ]

  func request(number: Int64) -> Request {
    var pod = YAMLDraft.mapping(
      ["kind": .text("Pod", at: template), "apiVersion": .text("v1", at: template)], at: template)
    var metadata = template["metadata"] ?? .mapping([:], at: template)
    metadata["namespace"] = .text(namespace, at: metadata)
    if kind == "StatefulSet" {
      metadata["name"] = .text("\(name)-\(number)", at: metadata)
    } else {
      metadata["generateName"] = .text(kind == "Deployment" ? "\(name)-\(hash)-" : "\(name)-", at: metadata)
    }
    metadata["ownerReferences"] = .list([owner], at: metadata)
    pod["metadata"] = metadata
    pod["spec"] = template["spec"]
    var request = Request(
      user: .serviceAccount(Self.accounts[kind] ?? "", in: "kube-system"), verb: .create,
      target: .resource(ResourceTarget(resource: "pods", version: "v1", namespace: namespace)), body: pod.node())
    request.options.fieldValidation = "Ignore"
    return request
  }

  private var owner: YAMLDraft {
    let place = workload["metadata"] ?? workload
    let isDeployment = kind == "Deployment"
    return .mapping(
      [
        "apiVersion": workload["apiVersion"], "kind": .text(isDeployment ? "ReplicaSet" : kind, at: place),
        "name": .text(isDeployment ? "\(name)-\(hash)" : name, at: place), "uid": workload.at("metadata", "uid"),
        "controller": .bool(true, at: place), "blockOwnerDeletion": .bool(true, at: place),
      ], at: place)
  }
}
