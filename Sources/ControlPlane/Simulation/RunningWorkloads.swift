import Kubernetes
import Scheduler
import Symbols

/// Workloads of `-f` that already run in the cluster: their pods stand there beside the new ones, or make way for them.
struct RunningWorkloads {
  private struct Owner: Hashable {
    let namespace: Symbol
    let kind: Symbol
    let name: Symbol
  }

  /// `Deployment/checkout` by the owner that stands on its pods.
  private var workloadOfOwner: [Owner: String] = [:]
  private var counts: [String: Int] = [:]

  init(_ contents: ClusterContents) {
    for case .workload(let workload) in contents.wanted {
      let metadata = workload.metadata
      let name = "\(workload.kind.rawValue)/\(metadata.name.text)"
      workloadOfOwner[Owner(namespace: metadata.namespace, kind: Symbol(workload.kind.rawValue), name: metadata.name)] =
        name
    }
    // A Deployment's pods belong to its ReplicaSets, a CronJob's to its Jobs.
    for owner in contents.owners {
      let metadata = owner.metadata
      guard let above = metadata.controller,
        let name = workloadOfOwner[Owner(namespace: metadata.namespace, kind: above.kind, name: above.name)]
      else { continue }
      workloadOfOwner[Owner(namespace: metadata.namespace, kind: Symbol(owner.kind.rawValue), name: metadata.name)] =
        name
    }
  }

  /// The workload of `-f` that a pod of the cluster belongs to, nil for any other pod; counted.
  mutating func workload(of pod: Pod) -> String? {
    guard let owner = pod.metadata.controller, !pod.status.isTerminal else { return nil }
    let key = Owner(namespace: pod.metadata.namespace, kind: owner.kind, name: owner.name)
    guard let name = workloadOfOwner[key] ?? deployment(of: pod, owner) else { return nil }
    counts[name, default: 0] += 1
    return name
  }

  /// A dump of pods alone has no ReplicaSets; theirs are named for the Deployment and the template's hash.
  private func deployment(of pod: Pod, _ owner: OwnerReference) -> String? {
    guard owner.kind == "ReplicaSet", let hash = pod.metadata.labels["pod-template-hash"] else { return nil }
    let suffix = "-\(hash.text)"
    guard owner.name.text.hasSuffix(suffix) else { return nil }
    let name = Symbol(String(owner.name.text.dropLast(suffix.count)))
    return workloadOfOwner[Owner(namespace: pod.metadata.namespace, kind: "Deployment", name: name)]
  }

  /// What the report says about it.
  func sentences(replaced: Bool) -> [String] {
    counts.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { name, count in
      let pods = count == 1 ? "1 running pod" : "\(count) running pods"
      return replaced
        ? "\(name): its \(pods) made way for the new ones"
        : "\(name) runs in the cluster already: its \(pods) stay beside the new ones (--replace takes them out)"
    }
  }
}
