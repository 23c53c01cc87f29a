import Kubernetes
import Symbols

/// Makes the pods that a workload's controller would make, with its labels, owner and, for a DaemonSet, node.
///
/// Source: "Workload Management", Kubernetes documentation.
struct WorkloadExpansion {
  /// In name order.
  let nodes: [Node]
  var names: PodNames

  struct Made {
    let pod: Pod
    let identity: PodIdentity
  }

  mutating func pods(of workload: Workload) -> [Made] {
    switch workload.kind {
    case .daemonSet: daemonPods(of: workload)
    default: (0..<max(0, Int(workload.replicas))).map { pod(of: workload, ordinal: Int(workload.firstOrdinal) + $0) }
    }
  }

  private mutating func pod(of workload: Workload, ordinal: Int) -> Made {
    let identity = PodIdentity(kind: workload.kind, name: workload.metadata.name, ordinal: ordinal)
    var metadata = ObjectMeta()
    metadata.namespace = workload.metadata.namespace
    metadata.name = names.name(for: identity, in: metadata.namespace)
    metadata.labels = workload.template.labels
    metadata.ownerReferences = [workload.podOwner]
    metadata.range = workload.template.range
    for (key, value) in workload.addedLabels(podName: metadata.name, ordinal: ordinal) {
      metadata.labels[key] = value
    }
    let spec = workload.template.spec.mergingMatchLabelKeys(labels: metadata.labels)
    return Made(pod: Pod(metadata: metadata, spec: spec), identity: identity)
  }

  /// One pod for each node that the DaemonSet controller picks.
  private mutating func daemonPods(of workload: Workload) -> [Made] {
    var workload = workload
    var spec = workload.template.spec.value
    spec.tolerations = DaemonSetNodes.tolerations(adding: spec)
    workload.template.spec = Shared(spec)
    return nodes.indices.filter { DaemonSetNodes.shouldRun(spec, on: nodes[$0]) }.map { row in
      var made = pod(of: workload, ordinal: row)
      var pinned = made.pod
      pinned.pinnedNode = nodes[row].metadata.name
      made = Made(pod: pinned, identity: made.identity)
      return made
    }
  }
}

extension Workload {
  /// The controller that stands on a pod's `ownerReferences`: of a Deployment its ReplicaSet, of a CronJob its Job.
  var podOwner: OwnerReference {
    switch kind {
    case .deployment:
      OwnerReference(apiVersion: "apps/v1", kind: "ReplicaSet", name: replicaSetName, isController: true)
    case .cronJob:
      OwnerReference(apiVersion: "batch/v1", kind: "Job", name: metadata.name, isController: true)
    default:
      OwnerReference(
        apiVersion: Symbol(kind.apiVersion), kind: Symbol(kind.rawValue), name: metadata.name, isController: true)
    }
  }

  /// The ReplicaSet that a Deployment makes for its template.
  var replicaSetName: Symbol { Symbol("\(metadata.name.text)-\(templateHash)") }

  var templateHash: String { TemplateHash.text(template.contentHash) }

  /// What the controller puts on its pods beside the template's labels.
  fileprivate func addedLabels(podName: Symbol, ordinal: Int) -> [(Symbol, Symbol)] {
    switch kind {
    case .deployment:
      [("pod-template-hash", Symbol(templateHash))]
    case .statefulSet:
      [
        ("statefulset.kubernetes.io/pod-name", podName),
        ("apps.kubernetes.io/pod-index", Symbol(String(ordinal))),
        ("controller-revision-hash", Symbol("\(metadata.name.text)-\(templateHash)")),
      ]
    case .daemonSet:
      [("controller-revision-hash", Symbol(templateHash)), ("pod-template-generation", "1")]
    case .job, .cronJob:
      [
        ("job-name", metadata.name), ("batch.kubernetes.io/job-name", metadata.name),
        isIndexed ? ("batch.kubernetes.io/job-completion-index", Symbol(String(ordinal))) : nil,
      ].compactMap { $0 }
    case .replicaSet, .replicationController:
      []
    }
  }
}
