import Kubernetes
import SourceText
import Symbols

/// Makes the pods that a workload's controller would make, one after the other through the API server's door.
///
/// Source: "Workload Management", Kubernetes documentation.
struct WorkloadExpansion {
  /// In name order.
  let nodes: [Node]
  let names: PodNames
  let admission: Admission
  var claims: MadeClaims
  var door: Door

  /// A pod that its controller sends to the API server.
  struct Made {
    var pod: Pod
    let identity: PodIdentity
    /// nil for a pod that is taken.
    var refusal: PodRefusal?
    /// It comes after all others, and pays then.
    var isLast = false
  }

  /// - Parameter comesLast: the pods that are made when all others are, and pay then.
  mutating func pods(of workload: Workload, comesLast: (Pod, PodIdentity) -> Bool) -> [Made] {
    let written = workload.specByController
    let ordinals = ordinals(of: workload, written)
    let spec: PodSpec
    do throws(AdmissionRefusal) {
      try door.create(workload)
      if ordinals.isEmpty { return [] }
      spec = try admission.admit(workload)
    } catch {
      return refused(workload, ordinals, written, error)
    }
    var specs = TemplateSpecs(spec, labels: workload.podLabels)
    var made: [Made] = []
    made.reserveCapacity(ordinals.count)
    // Where one finds no room, those after it, which are like it, find none.
    var full: AdmissionRefusal?
    for (number, ordinal) in ordinals.enumerated() {
      var item = pod(workload, ordinal: ordinal, &specs)
      do throws(AdmissionRefusal) {
        if !workload.claimTemplates.isEmpty {
          var spec = item.pod.spec.value
          spec.volumes = try claims.volumes(of: workload, ordinal: ordinal, spec.volumes, &door.quotas)
          item.pod.spec = Shared(spec)
        }
        item.isLast = comesLast(item.pod, item.identity)
        if !item.isLast {
          if let full { throw full }
          do throws(AdmissionRefusal) {
            try door.quotas.pay(for: item.pod, beside: ordinals.count - number - 1)
          } catch {
            full = error
            throw error
          }
        }
        claims.makeEphemeral(for: item.pod, &door.quotas)
      } catch {
        item.refusal = PodRefusal(
          error, onPod: workload.nameAtDoor(ofPod: ordinal), or: workload.template.range.position)
      }
      made.append(item)
      // What a StatefulSet makes in order ends with the first that is refused.
      if item.refusal != nil, workload.isOrderedReady { break }
    }
    return made
  }

  /// What is refused before there is a difference between the pods.
  private func refused(
    _ workload: Workload, _ ordinals: [Int], _ spec: PodSpec, _ error: AdmissionRefusal
  ) -> [Made] {
    var specs = TemplateSpecs(spec, labels: workload.podLabels)
    let tried = workload.isOrderedReady ? ordinals.prefix(1) : ordinals[...]
    return tried.map { ordinal in
      var item = pod(workload, ordinal: ordinal, &specs)
      item.refusal = PodRefusal(
        error, onPod: workload.nameAtDoor(ofPod: ordinal), or: workload.template.range.position)
      return item
    }
  }

  /// How many pods the controller makes.
  func count(of workload: Workload) -> Int { ordinals(of: workload, workload.specByController).count }

  private func ordinals(of workload: Workload, _ spec: PodSpec) -> [Int] {
    if workload.kind == .daemonSet { return nodes.indices.filter { DaemonSetNodes.shouldRun(spec, on: nodes[$0]) } }
    let first = Int(workload.firstOrdinal)
    let count = max(0, Int(workload.replicas))
    if workload.doneIndexes.isEmpty || !workload.isIndexed { return Array(first..<(first + count)) }
    return workload.doneIndexes.firstMissing(count, below: workload.completions.map(Int.init) ?? .max)
  }

  private func pod(_ workload: Workload, ordinal: Int, _ specs: inout TemplateSpecs) -> Made {
    let identity = PodIdentity(kind: workload.kind, name: workload.metadata.name, ordinal: ordinal)
    var metadata = ObjectMeta()
    metadata.namespace = workload.metadata.namespace
    metadata.name = names.name(for: identity, in: workload.metadata.namespace)
    // Real ones are made by chance. No label, node or other pod has such a one, and it stays the same.
    metadata.uid = Symbol("\(metadata.namespace.text)/\(metadata.name.text)")
    metadata.ownerReferences = [workload.podOwner]
    metadata.range = workload.template.range
    let own = workload.ownLabels(podName: metadata.name, ordinal: ordinal)
    metadata.labels = specs.labels(adding: own)
    var pod = Pod(metadata: metadata, spec: specs.spec(ofPodWith: own))
    if workload.kind == .daemonSet { pod.pinnedNode = nodes[ordinal].metadata.name }
    return Made(pod: pod, identity: identity)
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
