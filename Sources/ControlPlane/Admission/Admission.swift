import Kubernetes
import Symbols
import Versions

/// What the API server makes of a pod before the scheduler sees it: its admission plugins, in their order.
///
/// Source: "Admission Control in Kubernetes", Kubernetes documentation.
struct Admission: Sendable {
  private let plugins: [any AdmissionPlugin]
  /// Pod-level resources are filled in after the plugins, from what these made of the containers; before them otherwise.
  private let fillsPodLevelResourcesLast: Bool

  init(_ contents: ClusterContents, _ version: KubernetesVersion) {
    fillsPodLevelResourcesLast = version.has(.podLevelResourcesDefaultAfterAdmission)
    plugins = [
      LimitRanger(contents.limitRanges),
      PriorityAdmission(contents.priorityClasses),
      DefaultTolerationSeconds(),
      RuntimeClassAdmission(contents.runtimeClasses),
    ]
  }

  /// The spec of a workload's pods as it is stored.
  ///
  /// - Throws: why there are no such pods, be it that the workload itself is refused.
  func admit(_ workload: Workload) throws(AdmissionRefusal) -> PodSpec {
    try WorkloadValidation.validate(workload)
    let spec = try admit(workload.specByController, in: workload.metadata.namespace)
    try PodValidation.validate(workload, spec)
    return spec
  }

  /// A pod as it is stored.
  func admit(_ pod: Pod) throws(AdmissionRefusal) -> Pod {
    var pod = pod
    pod.spec = Shared(try admit(pod.spec.value, in: pod.metadata.namespace))
    try PodValidation.validate(pod)
    return pod
  }

  /// The spec as it is stored.
  ///
  /// - Throws: what refuses it first. Changes come before all checks.
  private func admit(_ spec: PodSpec, in namespace: Symbol) throws(AdmissionRefusal) -> PodSpec {
    var spec = spec
    if fillsPodLevelResourcesLast { spec.emptyPodLevelResources() }
    for plugin in plugins { try plugin.admit(&spec, in: namespace) }
    if fillsPodLevelResourcesLast { spec.fillPodLevelResources() }
    try LimitValidation.validate(spec)
    for plugin in plugins { try plugin.validate(spec, in: namespace) }
    return spec
  }
}
