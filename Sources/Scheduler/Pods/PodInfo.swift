import Kubernetes
import Symbols

/// What the scheduler works out once for all pods that are alike: same namespace, labels, spec and controller.
final class PodInfo {
  let namespace: Symbol
  let labels: LabelSet
  /// Running pods of this namespace with these labels.
  let group: PodGroup
  let controller: OwnerReference?
  let spec: Shared<PodSpec>
  let pinnedNode: Symbol?
  /// What NodeResourcesFit's filter asks for.
  let requests: ResourceVector
  let hostPorts: [(port: HostPort, origin: ContainerPort)]
  let affinity: ParsedAffinity
  /// Has a volume that some plugin looks at: claims and disks, which are each pod's own.
  let hasStorage: Bool

  /// The number of the pods' ``SchedulingClass``, once it is known (``ClassTables``).
  var classNumber: Int?

  init(_ pod: Pod, in group: PodGroup) {
    namespace = pod.metadata.namespace
    labels = pod.metadata.labels
    self.group = group
    controller = pod.metadata.controller
    spec = pod.spec
    pinnedNode = pod.pinnedNode
    requests = PodRequests(pod).vector
    hostPorts = pod.spec.value.hostPorts
    hasStorage = pod.spec.value.volumes.contains(where: \.isStorage)
    affinity = pod.spec.value.affinity.map { ParsedAffinity($0, namespace: pod.metadata.namespace) } ?? .none
  }

  /// The pod's part in NodeResourcesFit's scores: with the defaults for missing requests, pod-level resources ignored.
  ///
  /// Asked once a class, so running pods need not hold it.
  var scoringRequests: ResourceVector {
    let rules = PodRequests.Rules(defaults: PodRequests.nonZeroDefaults, honorsPodLevelResources: false)
    return PodRequests(spec.value, PodStatus(), rules).vector
  }

  /// What makes two pods alike.
  struct Key: Equatable {
    let namespace: Symbol
    let labels: LabelSet
    let spec: ObjectIdentifier
    let pinnedNode: Symbol?
    let controller: OwnerReference?

    init(_ pod: Pod) {
      namespace = pod.metadata.namespace
      labels = pod.metadata.labels
      spec = ObjectIdentifier(pod.spec)
      pinnedNode = pod.pinnedNode
      controller = pod.metadata.controller
    }
  }
}

extension Volume {
  /// Not just a folder on the node.
  fileprivate var isStorage: Bool {
    switch source {
    case .image: false
    case .other(let kind): kind == Keyword.azureFile.symbol || kind == Keyword.vsphereVolume.symbol
    default: true
    }
  }
}

/// A pod's four lists of (anti-)affinity terms, ready to match.
final class ParsedAffinity: Sendable {
  struct Weighted: Sendable {
    var term: AffinityTerm
    /// As written; negated for anti-affinity.
    var weight: Int64
  }

  let required: [AffinityTerm]
  let requiredAnti: [AffinityTerm]
  /// Preferred terms of both kinds.
  let preferred: [Weighted]
  /// Why the pod's own terms cannot be parsed, nil if they can.
  let error: String?

  /// Of the many pods without terms.
  static let none = ParsedAffinity(Affinity(), namespace: .none)

  var isEmpty: Bool { required.isEmpty && requiredAnti.isEmpty && preferred.isEmpty }

  init(_ affinity: Affinity, namespace: Symbol) {
    var errors: [String] = []
    /// A list with a broken term counts as having none.
    func parse(_ terms: [PodAffinityTerm], _ name: String) -> [AffinityTerm] {
      for term in terms {
        if let error = term.labelSelector?.conversionError() ?? term.namespaceSelector?.conversionError() {
          errors.append("\(name): \(error)")
          return []
        }
      }
      return terms.map { AffinityTerm($0, namespace: namespace) }
    }
    required = parse(affinity.requiredPod, "requiredAffinityTerms")
    requiredAnti = parse(affinity.requiredPodAnti, "requiredAntiAffinityTerms")
    preferred =
      zip(parse(affinity.preferredPod.map(\.term), "preferredAffinityTerms"), affinity.preferredPod)
      .map { Weighted(term: $0, weight: Int64($1.weight)) }
      + zip(parse(affinity.preferredPodAnti.map(\.term), "preferredAntiAffinityTerms"), affinity.preferredPodAnti)
      .map { Weighted(term: $0, weight: -Int64($1.weight)) }
    error =
      switch errors.count {
      case 0: nil
      case 1: errors[0]
      default: "[\(errors.joined(separator: ", "))]"
      }
  }
}
