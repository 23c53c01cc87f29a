public import Kubernetes
import Symbols

/// Workloads of `-f` that already run in the cluster: their pods stand there beside the new ones, or make way for them.
///
/// A pod is a workload's by its owner: the workload itself, or its ReplicaSet or Job, also where the dump of the cluster
/// has these objects no more; a StatefulSet's pod also by its name where the dump has no owners.
struct RunningWorkloads {
  private struct Owner: Hashable {
    let namespace: Symbol
    let kind: Symbol
    let name: Symbol
  }

  /// The workload of `-f` by the owner that stands on its pods.
  private var workloadOfOwner: [Owner: Owner] = [:]
  /// Owners that the cluster has, whether they are of interest or not.
  private var owners: Set<Owner> = []
  private var counts: [Owner: Int] = [:]
  /// Workloads of `-f` that make no pods.
  private var idle: Set<Owner> = []

  init(_ contents: ClusterContents) {
    for workload in contents.wantedWorkloads {
      let owner = Self.owner(workload)
      workloadOfOwner[owner] = owner
      if contents.whyIdle(workload) != nil { idle.insert(owner) }
    }
    for workload in contents.wantedWorkloads where workload.kind == .replicaSet {
      guard let above = workload.metadata.controller, above.kind == "Deployment" else { continue }
      let deployment = Owner(namespace: workload.metadata.namespace, kind: above.kind, name: above.name)
      if workloadOfOwner[deployment] != nil { workloadOfOwner[Self.owner(workload)] = deployment }
    }
    // A Deployment's pods belong to its ReplicaSets, a CronJob's to its Jobs.
    for workload in contents.owners {
      let owner = Self.owner(workload)
      owners.insert(owner)
      guard let above = workload.metadata.controller,
        let found = workloadOfOwner[Owner(namespace: owner.namespace, kind: above.kind, name: above.name)]
      else { continue }
      workloadOfOwner[owner] = found
    }
  }

  private static func owner(_ workload: Workload) -> Owner {
    Owner(
      namespace: workload.metadata.namespace, kind: Symbol(workload.kind.rawValue), name: workload.metadata.name)
  }

  /// Whether a pod of the cluster belongs to a workload of `-f`; counted if it does.
  mutating func owns(_ pod: Pod) -> Bool {
    guard !pod.status.isTerminal, let workload = workload(of: pod) else { return false }
    counts[workload, default: 0] += 1
    return true
  }

  /// `Deployment/web`: the workload of `-f` that makes such a pod; nil where none does.
  func maker(of pod: Pod) -> String? {
    guard let workload = workload(of: pod), !idle.contains(workload) else { return nil }
    return "\(workload.kind.text)/\(workload.name.text)"
  }

  private func workload(of pod: Pod) -> Owner? {
    let namespace = pod.metadata.namespace
    guard let controller = pod.metadata.controller else { return statefulSet(of: pod) }
    let owner = Owner(namespace: namespace, kind: controller.kind, name: controller.name)
    if let workload = workloadOfOwner[owner] { return workload }
    if owners.contains(owner) { return nil }
    switch controller.kind {
    case "ReplicaSet": return deployment(of: pod, controller.name)
    case "Job": return cronJob(of: pod, controller.name)
    default: return nil
    }
  }

  /// A ReplicaSet is named for its Deployment and the template's hash.
  private func deployment(of pod: Pod, _ replicaSet: Symbol) -> Owner? {
    guard let hash = pod.metadata.labels["pod-template-hash"] else { return nil }
    let suffix = "-\(hash.text)"
    guard replicaSet.text.hasSuffix(suffix) else { return nil }
    let name = Symbol(String(replicaSet.text.dropLast(suffix.count)))
    return workloadOfOwner[Owner(namespace: pod.metadata.namespace, kind: "Deployment", name: name)]
  }

  /// A CronJob's Job is named for it and the minute for which it was made.
  private func cronJob(of pod: Pod, _ job: Symbol) -> Owner? {
    guard let (name, _) = OrdinalName.split(job.text) else { return nil }
    return workloadOfOwner[Owner(namespace: pod.metadata.namespace, kind: "CronJob", name: Symbol(name))]
  }

  private func statefulSet(of pod: Pod) -> Owner? {
    guard pod.metadata.labels["statefulset.kubernetes.io/pod-name"] == pod.metadata.name,
      let (name, _) = OrdinalName.split(pod.metadata.name.text)
    else { return nil }
    return workloadOfOwner[Owner(namespace: pod.metadata.namespace, kind: "StatefulSet", name: Symbol(name))]
  }

  /// What the report says about it.
  func sentences(replaced: Bool) -> [String] {
    let spansNamespaces = Set(counts.keys.map(\.namespace)).count > 1
    let named = counts.map { owner, count in
      let namespace = spansNamespaces ? "\(owner.namespace.text)/" : ""
      return (name: "\(namespace)\(owner.kind.text)/\(owner.name.text)", count: count)
    }
    return named.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }.map { name, count in
      let pods = count == 1 ? "1 running pod" : "\(count) running pods"
      return replaced
        ? "\(name): its \(pods) made way for the new ones (--beside, in a test replace: false, keeps them)"
        : "\(name) runs in the cluster already: its \(pods) \(count == 1 ? "stays" : "stay") beside the new ones"
    }
  }
}

extension SimulationInput {
  /// The cluster without the pods that make way for those of the workloads.
  public var clusterAsReplaced: Manifests {
    guard options.replacesRunning else { return cluster }
    var replacement = RunningWorkloads(ClusterContents(cluster: cluster, workloads: workloads))
    var manifests = cluster
    manifests.objects.removeAll { object in
      guard case .pod(let pod) = object else { return false }
      return replacement.owns(pod)
    }
    return manifests
  }
}
