import Kubernetes
import Symbols

/// Writes a RuntimeClass's overhead, node selector and tolerations into the pod.
///
/// Source: "Runtime Class" and "Pod Overhead", Kubernetes documentation.
struct RuntimeClassAdmission: AdmissionPlugin {
  private let classes: [Symbol: RuntimeClass]

  init(_ classes: [RuntimeClass]) {
    self.classes = Dictionary(classes.map { ($0.metadata.name, $0) }) { first, _ in first }
  }

  func admit(_ spec: inout PodSpec, in namespace: Symbol) throws(AdmissionRefusal) {
    if spec.runtimeClassName.isEmpty { return }
    guard let runtimeClass = classes[spec.runtimeClassName] else {
      throw .unchanged(.runtimeClass, "pod rejected: RuntimeClass \"\(spec.runtimeClassName.text)\" not found")
        .cured(by: "a RuntimeClass of that name, or none in the pod")
    }
    if let overhead = runtimeClass.overhead {
      if !spec.overhead.isEmpty, !spec.overhead.hasSameAmounts(as: overhead) {
        throw .unchanged(.runtimeClass, "pod rejected: Pod's Overhead doesn't match RuntimeClass's defined Overhead")
      }
      spec.overhead = overhead
    }
    if let selector = runtimeClass.nodeSelector { try merge(selector, into: &spec) }
    let tolerations = spec.tolerations + runtimeClass.tolerations
    spec.tolerations = Toleration.merged(tolerations).map { tolerations[$0] }
  }

  func validate(_ spec: PodSpec, in namespace: Symbol) throws(AdmissionRefusal) {
    guard !spec.overhead.isEmpty, classes[spec.runtimeClassName]?.overhead == nil else { return }
    throw .forbidden(
      .runtimeClass, "pod rejected: Pod Overhead set without corresponding RuntimeClass defined Overhead")
  }

  private func merge(_ selector: LabelSelector, into spec: inout PodSpec) throws(AdmissionRefusal) {
    var merged = spec.nodeSelector ?? LabelSelector()
    // The first conflict by name is the one that is told.
    for requirement in selector.requirements.sorted(by: { $0.key.precedes($1.key) }) {
      guard let own = merged.requirements.first(where: { $0.key == requirement.key }) else {
        merged.requirements.append(requirement)
        continue
      }
      if own.values != requirement.values {
        let key = requirement.key.text
        throw .unchanged(
          .runtimeClass,
          "conflict: runtimeClass.scheduling.nodeSelector[\(key)] = \(requirement.value); "
            + "pod.spec.nodeSelector[\(key)] = \(own.value)")
      }
    }
    spec.nodeSelector = merged
  }
}

extension LabelSelector.Requirement {
  fileprivate var value: String { values.first?.text ?? "" }
}

extension ResourceList {
  fileprivate func hasSameAmounts(as other: ResourceList) -> Bool {
    amounts.count == other.amounts.count && amounts.allSatisfy { other[$0.name] == $0.quantity }
  }
}
