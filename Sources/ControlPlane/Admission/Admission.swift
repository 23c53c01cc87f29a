import Kubernetes
import Symbols
import Versions

/// What the API server makes of a pod before the scheduler sees it: its admission plugins, in their order.
///
/// Source: "Admission Control in Kubernetes", Kubernetes documentation.
struct Admission: Sendable {
  private let plugins: [any AdmissionPlugin]
  private let podSecurity: PodSecurityAdmission
  /// Pod-level resources are filled in after the plugins, from what these made of the containers; before them otherwise.
  private let fillsPodLevelResourcesLast: Bool

  /// - Parameter letsAllIn: pod security refuses nothing.
  init(_ contents: ClusterContents, _ version: KubernetesVersion, letsAllIn: Bool = false) {
    fillsPodLevelResourcesLast = version.has(.podLevelResourcesDefaultAfterAdmission)
    podSecurity = PodSecurityAdmission(letsAllIn ? [:] : contents.namespaceMetadata, version)
    plugins = [
      LimitRanger(contents.limitRanges),
      podSecurity,
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
    return try admit(workload.specByController, in: workload.metadata.namespace) { spec throws(AdmissionRefusal) in
      try PodValidation.validate(workload, spec)
    }
  }

  /// What the API server says to who applies what makes such pods, and takes it all the same; empty without a word.
  func warning(_ spec: PodSpec, in namespace: Symbol) -> String { podSecurity.warning(spec, in: namespace) }

  /// A pod as it is stored.
  func admit(_ pod: Pod) throws(AdmissionRefusal) -> Pod {
    var pod = pod
    let written = pod
    pod.spec = Shared(
      try admit(pod.spec.value, in: pod.metadata.namespace) { spec throws(AdmissionRefusal) in
        try PodValidation.validate(written, spec)
      })
    return pod
  }

  /// The spec as it is stored.
  ///
  /// - Throws: what refuses it first. Changes come before all checks, and the rules for fields before those of plugins.
  private func admit(
    _ spec: PodSpec, in namespace: Symbol, validate: (PodSpec) throws(AdmissionRefusal) -> Void
  ) throws(AdmissionRefusal) -> PodSpec {
    var spec = spec
    if fillsPodLevelResourcesLast { spec.emptyPodLevelResources() }
    for plugin in plugins { try plugin.admit(&spec, in: namespace) }
    if fillsPodLevelResourcesLast { spec.fillPodLevelResources() }
    try LimitValidation.validate(spec)
    try validate(spec)
    for plugin in plugins { try plugin.validate(spec, in: namespace) }
    return spec
  }
}
