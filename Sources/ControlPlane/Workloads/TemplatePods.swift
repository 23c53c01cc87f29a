public import Kubernetes
import Symbols
public import Versions

/// The pod that stands for all pods of a workload: what they have in common once controller and admission are done.
///
/// For questions about a template that do not depend on how many pods there are.
public struct TemplatePods: Sendable {
  private let admission: Admission

  public init(_ contents: ClusterContents, _ version: KubernetesVersion) {
    // What a namespace or a quota says of it is asked by itself.
    admission = Admission(contents, version, letsAllIn: true)
  }

  /// - Throws: why the API server refuses all of them.
  public func pod(of workload: Workload) throws(AdmissionRefusal) -> Pod {
    var metadata = ObjectMeta()
    metadata.namespace = workload.metadata.namespace
    metadata.name = Symbol("\(workload.metadata.name.text)-0")
    metadata.labels = workload.podLabels
    metadata.ownerReferences = [workload.podOwner]
    metadata.range = workload.template.range
    let spec = try admission.admit(workload)
    return Pod(metadata: metadata, spec: Shared(spec).mergingMatchLabelKeys(labels: metadata.labels))
  }

  /// A pod as it is stored.
  public func pod(admitting pod: Pod) throws(AdmissionRefusal) -> Pod {
    try admission.admit(pod)
  }
}
