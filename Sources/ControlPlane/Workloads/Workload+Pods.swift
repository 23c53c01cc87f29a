public import Kubernetes
import Symbols

/// What a controller writes on its pods beside the template.
///
/// Source: "Workload Management", Kubernetes documentation.
extension Workload {
  /// `Deployment/checkout`.
  public var title: String { "\(kind.rawValue)/\(metadata.name.text)" }

  /// Why its controller makes no pods, whatever it asks for; nil for one that is at work.
  public var whyIdle: String? {
    if metadata.isTerminating { return "it is being deleted" }
    return hasEnded ? "it has ended" : nil
  }

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

  /// The template's spec with what the controller adds to it, before admission.
  var specByController: PodSpec {
    var spec = template.spec.value
    if kind == .daemonSet { spec.tolerations = DaemonSetNodes.tolerations(adding: spec) }
    return spec
  }

  /// The labels of all pods.
  public var podLabels: LabelSet {
    var labels = template.labels
    switch kind {
    case .deployment:
      labels["pod-template-hash"] = Symbol(templateHash)
    case .statefulSet:
      labels["controller-revision-hash"] = Symbol("\(metadata.name.text)-\(templateHash)")
    case .daemonSet:
      labels["controller-revision-hash"] = Symbol(templateHash)
      labels["pod-template-generation"] = "1"
    case .job where selectsByHand: break
    case .job, .cronJob:
      // A Job of the input has no uid as a rule; any will do that tells one Job from another.
      let given = kind == .job ? metadata.uid : .none
      let uid = given.isEmpty ? Symbol("\(metadata.namespace.text)/\(title)") : given
      for key: Symbol in ["controller-uid", "batch.kubernetes.io/controller-uid"] { labels[key] = uid }
      for key: Symbol in ["job-name", "batch.kubernetes.io/job-name"] { labels[key] = metadata.name }
    case .replicaSet, .replicationController: break
    }
    return labels
  }

  /// The labels that one pod has to itself.
  func ownLabels(podName: Symbol, ordinal: Int) -> [(key: Symbol, value: Symbol)] {
    switch kind {
    case .statefulSet:
      [
        ("statefulset.kubernetes.io/pod-name", podName),
        ("apps.kubernetes.io/pod-index", Symbol(String(ordinal))),
      ]
    case .job where isIndexed, .cronJob where isIndexed:
      [("batch.kubernetes.io/job-completion-index", Symbol(String(ordinal)))]
    default: []
    }
  }
}
