import ControlPlane
import Kubernetes
import Report
import Symbols

/// A workload, or a pod of its own, with what came of its pods.
struct SubjectGroup {
  /// `Deployment/checkout`; a pod's name.
  let title: String
  let kind: Workload.Kind?
  let namespace: Symbol
  let spec: PodSpec
  let labels: LabelSet
  /// Its pods, by index in the run.
  let pods: [Int]
  /// The value of `pods` in a test.
  let selector: String

  /// In the order of the input; without those that have no pod.
  static func all(in run: PlacementRun, of workloads: [KubernetesObject]) -> [SubjectGroup] {
    var members: [Key: [Int]] = [:]
    for (index, placement) in run.pods.enumerated() { members[Key(placement), default: []].append(index) }
    let keys = workloads.compactMap(Key.init)
    let titles = Dictionary(keys.map { ($0.title, 1) }, uniquingKeysWith: +)
    var seen: Set<Key> = []
    return keys.compactMap { key in
      guard let pods = members[key], let first = pods.first, seen.insert(key).inserted else { return nil }
      let pod = run.pods[first].pod
      return SubjectGroup(
        title: key.title, kind: run.pods[first].identity?.kind, namespace: key.namespace, spec: pod.spec.value,
        labels: pod.metadata.labels, pods: pods, selector: selector(of: key, isAlone: titles[key.title] == 1))
    }
  }

  private struct Key: Hashable {
    let title: String
    let namespace: Symbol
    let isWorkload: Bool

    init(_ placement: PodPlacement) {
      title = placement.identity?.workload ?? placement.pod.metadata.name.text
      namespace = placement.pod.metadata.namespace
      isWorkload = placement.identity != nil
    }

    init?(_ object: KubernetesObject) {
      switch object {
      case .pod(let pod):
        (title, namespace, isWorkload) = (pod.metadata.name.text, pod.metadata.namespace, false)
      case .workload(let workload):
        title = "\(workload.kind.rawValue)/\(workload.metadata.name.text)"
        (namespace, isWorkload) = (workload.metadata.namespace, true)
      default: return nil
      }
    }
  }

  private static func selector(of key: Key, isAlone: Bool) -> String {
    let name = "\(key.isWorkload ? "workload" : "name"): \(YAMLWord.text(key.title))"
    return isAlone ? "{\(name)}" : "{\(name), namespace: \(YAMLWord.text(key.namespace.text))}"
  }
}
