import Kubernetes
import Symbols

/// Makes the pods that a workload's controller would make, as they are when admission is done with them.
///
/// Source: "Workload Management", Kubernetes documentation.
struct WorkloadExpansion {
  /// In name order.
  let nodes: [Node]
  let names: PodNames
  let admission: Admission
  var claims: MadeClaims

  struct Made {
    let pod: Pod
    let identity: PodIdentity
  }

  /// Admission refuses all pods of a workload, or none.
  struct Refusal: Error {
    let reason: AdmissionRefusal
    /// The pod that would have been the first.
    let firstPod: Symbol
    /// How many pods are not made.
    let count: Int
  }

  mutating func pods(of workload: Workload) throws(Refusal) -> [Made] {
    let ordinals = ordinals(of: workload, workload.specByController)
    guard let first = ordinals.first else { return [] }
    let spec: PodSpec
    do {
      spec = try admission.admit(workload)
    } catch {
      throw Refusal(reason: error, firstPod: name(of: workload, first), count: ordinals.count)
    }
    var specs = TemplateSpecs(spec, labels: workload.podLabels)
    return ordinals.map { made(workload, ordinal: $0, &specs) }
  }

  private func ordinals(of workload: Workload, _ spec: PodSpec) -> [Int] {
    if workload.kind == .daemonSet { return nodes.indices.filter { DaemonSetNodes.shouldRun(spec, on: nodes[$0]) } }
    let first = Int(workload.firstOrdinal)
    let count = max(0, Int(workload.replicas))
    if workload.doneIndexes.isEmpty || !workload.isIndexed { return Array(first..<(first + count)) }
    return workload.doneIndexes.firstMissing(count, below: workload.completions.map(Int.init) ?? .max)
  }

  private func name(of workload: Workload, _ ordinal: Int) -> Symbol {
    names.name(for: identity(of: workload, ordinal), in: workload.metadata.namespace)
  }

  private func identity(of workload: Workload, _ ordinal: Int) -> PodIdentity {
    PodIdentity(kind: workload.kind, name: workload.metadata.name, ordinal: ordinal)
  }

  private mutating func made(_ workload: Workload, ordinal: Int, _ specs: inout TemplateSpecs) -> Made {
    var metadata = ObjectMeta()
    metadata.namespace = workload.metadata.namespace
    metadata.name = name(of: workload, ordinal)
    // Real ones are made by chance. No label, node or other pod has such a one, and it stays the same.
    metadata.uid = Symbol("\(metadata.namespace.text)/\(metadata.name.text)")
    metadata.ownerReferences = [workload.podOwner]
    metadata.range = workload.template.range
    let own = workload.ownLabels(podName: metadata.name, ordinal: ordinal)
    metadata.labels = specs.labels(adding: own)
    var pod = Pod(metadata: metadata, spec: specs.spec(ofPodWith: own))
    if !workload.claimTemplates.isEmpty {
      var spec = pod.spec.value
      spec.volumes = claims.volumes(of: workload, ordinal: ordinal, spec.volumes)
      pod.spec = Shared(spec)
    }
    if workload.kind == .daemonSet { pod.pinnedNode = nodes[ordinal].metadata.name }
    claims.makeEphemeral(for: pod)
    return Made(pod: pod, identity: identity(of: workload, ordinal))
  }
}

/// The specs of one template's pods: one object for all, unless selectors take up a label that pods do not share.
private struct TemplateSpecs {
  private let admitted: Shared<PodSpec>
  private let shared: Shared<PodSpec>
  private let labels: LabelSet
  private let selectorKeys: Set<Symbol>

  init(_ spec: PodSpec, labels: LabelSet) {
    admitted = Shared(spec)
    self.labels = labels
    selectorKeys = spec.selectorLabelKeys
    shared = admitted.mergingMatchLabelKeys(labels: labels)
  }

  func labels(adding own: [(key: Symbol, value: Symbol)]) -> LabelSet {
    var labels = labels
    for (key, value) in own { labels[key] = value }
    return labels
  }

  func spec(ofPodWith own: [(key: Symbol, value: Symbol)]) -> Shared<PodSpec> {
    if !own.contains(where: { selectorKeys.contains($0.key) }) { return shared }
    return admitted.mergingMatchLabelKeys(labels: labels(adding: own))
  }
}
