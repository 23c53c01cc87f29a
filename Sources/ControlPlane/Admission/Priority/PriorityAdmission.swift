import Kubernetes
import Symbols

/// Writes a PriorityClass's value and policy into the pod.
///
/// Source: "Pod Priority and Preemption", Kubernetes documentation.
struct PriorityAdmission: AdmissionPlugin {
  private let classes: Priorities

  init(_ classes: [PriorityClass]) {
    self.classes = Priorities(classes)
  }

  func admit(_ spec: inout PodSpec, in namespace: Symbol) throws(AdmissionRefusal) {
    let found = classes.priorityClass(of: spec)
    if found == nil, !spec.priorityClassName.isEmpty {
      throw .unchanged(.priority, "no PriorityClass with name \(spec.priorityClassName.text) was found")
        .cured(by: "a PriorityClass of that name, or the name of one that there is")
    }
    let computed = found?.value ?? 0
    if let given = spec.priority, given != computed {
      throw .unchanged(
        .priority,
        "the integer value of priority (\(given)) must not be provided in pod spec; "
          + "priority admission controller computed \(computed) from the given PriorityClass name")
    }
    let policy = found?.preemptionPolicy ?? .preemptLowerPriority
    if let given = spec.preemptionPolicy, given != policy {
      throw .unchanged(
        .priority,
        "the string value of PreemptionPolicy (\(given.text)) must not be provided in pod spec; "
          + "priority admission controller computed \(policy.text) from the given PriorityClass name")
    }
    spec.priorityClassName = found?.metadata.name ?? .none
    spec.priority = computed
    spec.preemptionPolicy = policy
  }
}

extension PreemptionPolicy {
  fileprivate var text: String {
    switch self {
    case .never: "Never"
    case .preemptLowerPriority: "PreemptLowerPriority"
    }
  }
}
