import Kubernetes
import Symbols
import Validation

/// What the API server refuses of a pod although a template may say it: labels that the controller adds, what becomes of
/// ports on the host's network, volumes out of claim templates.
enum PodValidation {
  /// - Throws: what keeps a workload's pods from being made, when their spec is as the controller writes it.
  static func validate(_ workload: Workload, _ spec: PodSpec) throws(AdmissionRefusal) {
    var labels = workload.podLabels
    if workload.kind == .statefulSet { labels["controller-revision-hash"] = Symbol(workload.storedRevision) }
    try refuse(labelErrors(labels) + claimErrors(workload.claimTemplates) + specErrors(spec))
  }

  /// The same of a pod that stands in the input, unless it has its node and with it has passed all this.
  static func validate(_ pod: Pod, _ spec: PodSpec) throws(AdmissionRefusal) {
    guard pod.spec.value.nodeName.isEmpty else { return }
    let name =
      pod.metadata.isNameMadeUp ? "\(GeneratedName.stem(pod.metadata.generateName.text))xxxxx" : pod.metadata.name.text
    let errors = NameText.subdomainFaults(name).map { WorkloadValidation.fault($0, "metadata.name", name) }
    try refuse(errors + labelErrors(pod.metadata.labels) + specErrors(spec))
  }

  private static func refuse(_ errors: [String]) throws(AdmissionRefusal) {
    if !errors.isEmpty { throw .invalid(errors) }
  }

  private static func labelErrors(_ labels: LabelSet) -> [String] {
    // A uid of a cluster's own is right, and one of bayplan's never gets there.
    labels.sortedByText.filter { !$0.key.text.hasSuffix("controller-uid") }.flatMap { label in
      NameText.labelValueFaults(label.value.text).map {
        WorkloadValidation.fault($0, "metadata.labels", label.value.text)
      }
    }
  }

  /// A claim template's volume is called by it.
  private static func claimErrors(_ templates: [PersistentVolumeClaim]) -> [String] {
    templates.enumerated().flatMap { index, template in
      let name = template.metadata.name.text
      return NameText.labelFaults(name).map { WorkloadValidation.fault($0, "spec.volumes[\(index)].name", name) }
    }
  }

  private static func specErrors(_ spec: PodSpec) -> [String] {
    var errors = portErrors(spec)
    if !spec.nodeName.isEmpty, !spec.schedulingGates.isEmpty {
      errors.append("spec.nodeName: Forbidden: cannot be set until all schedulingGates have been cleared")
    }
    return errors
  }

  /// The containers together, each init container by itself.
  private static func portErrors(_ spec: PodSpec) -> [String] {
    var errors: [String] = []
    var taken: Set<String> = []
    for (index, container) in spec.containers.enumerated() {
      errors += portErrors(container, "spec.containers[\(index)]", &taken)
    }
    for container in spec.initContainers {
      var own: Set<String> = []
      // Q: whichever init container it is, the path says [0].
      errors += portErrors(container, "spec.initContainers[0]", &own)
    }
    return errors
  }

  private static func portErrors(_ container: Container, _ path: String, _ taken: inout Set<String>) -> [String] {
    container.ports.enumerated().compactMap { index, port in
      guard port.hostPort != 0 else { return nil }
      let text = "\(port.protocol.text)/\(port.hostIP.text)/\(port.hostPort)"
      return taken.insert(text).inserted ? nil : "\(path).ports[\(index)].hostPort: Duplicate value: \"\(text)\""
    }
  }
}
