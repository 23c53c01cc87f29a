import ControlPlane
import Kubernetes
import Scheduler
import Symbols

/// Pods that a disruption budget can be about: those of a workload, or one that nobody owns.
struct BudgetMember {
  let title: String
  let namespace: Symbol
  let labels: LabelSet
  /// The fewest that there should be: what an autoscaler leaves, else what the manifest says.
  let replicas: Int
  /// The name of the HorizontalPodAutoscaler that scales it.
  var autoscaler: Symbol?
  /// nil for a bare pod.
  let kind: Workload.Kind?
  /// nil for what was not linted.
  let subject: Subject?

  var isBare: Bool { kind == nil }

  /// Whether its owner tells how many pods there should be.
  var hasScale: Bool {
    switch kind {
    case .deployment, .replicaSet, .replicationController, .statefulSet: true
    case .daemonSet, .job, .cronJob, nil: false
    }
  }

  /// Those of the linted manifests, then those of the cluster that are not the same once more.
  static func all(in context: RuleContext) -> [BudgetMember] {
    var members = context.subjects.map { subject in
      let autoscaler = context.autoscaler(of: subject.kind, subject.metadata)
      return BudgetMember(
        title: subject.title, namespace: subject.metadata.namespace, labels: subject.labels,
        replicas: autoscaler.map { Int($0.minReplicas) } ?? subject.replicas ?? 1,
        autoscaler: autoscaler?.metadata.name, kind: subject.kind, subject: subject)
    }
    var known = Set(context.subjects.map { Key($0.kindName, $0.metadata) })
    for owner in context.contents.owners
    where owner.metadata.controller == nil && known.insert(Key(owner.kind.rawValue, owner.metadata)).inserted {
      let autoscaler = context.autoscaler(of: owner.kind, owner.metadata)
      let replicas = owner.kind == .daemonSet ? 1 : Int(owner.replicas)
      members.append(
        BudgetMember(
          title: "\(owner.kind.rawValue) \(owner.metadata.name.text)", namespace: owner.metadata.namespace,
          labels: owner.podLabels, replicas: autoscaler.map { Int($0.minReplicas) } ?? replicas,
          autoscaler: autoscaler?.metadata.name, kind: owner.kind, subject: nil))
    }
    for pod in context.contents.pods
    where pod.metadata.controller == nil && !pod.status.isTerminal && known.insert(Key("Pod", pod.metadata)).inserted {
      members.append(
        BudgetMember(
          title: "Pod \(pod.metadata.name.text)", namespace: pod.metadata.namespace, labels: pod.metadata.labels,
          replicas: 1, kind: nil, subject: nil))
    }
    return members + orphans(in: context, members)
  }

  /// Running pods whose owners the input does not have, together as one workload for each owner.
  private static func orphans(in context: RuleContext, _ known: [BudgetMember]) -> [BudgetMember] {
    let owners = Set(context.contents.owners.map { Key($0.kind.rawValue, $0.metadata) })
    let covered = { (pod: Pod) in
      known.contains { member in
        member.namespace == pod.metadata.namespace && member.kind != nil
          && member.labels.labels.allSatisfy { label in
            label.key == "pod-template-hash" || label.key == "controller-revision-hash"
              || pod.metadata.labels[label.key] == label.value
          }
      }
    }
    var groups: [(owner: OwnerReference, pods: [Pod])] = []
    for pod in context.contents.pods where !pod.status.isTerminal {
      guard let owner = pod.metadata.controller, !covered(pod) else { continue }
      var metadata = ObjectMeta()
      metadata.namespace = pod.metadata.namespace
      metadata.name = owner.name
      guard !owners.contains(Key(owner.kind.text, metadata)) else { continue }
      if let slot = groups.firstIndex(where: {
        $0.owner.name == owner.name && $0.pods[0].metadata.namespace == pod.metadata.namespace
      }) {
        groups[slot].pods.append(pod)
      } else {
        groups.append((owner, [pod]))
      }
    }
    return groups.map { owner, pods in
      BudgetMember(
        title: "\(owner.kind.text) \(owner.name.text)", namespace: pods[0].metadata.namespace,
        labels: pods[0].metadata.labels, replicas: pods.count,
        kind: Workload.Kind(rawValue: owner.kind.text) ?? .replicaSet, subject: nil)
    }
  }

  private struct Key: Hashable {
    let kind: String
    let namespace: Symbol
    let name: Symbol

    init(_ kind: String, _ metadata: ObjectMeta) {
      self.kind = kind
      namespace = metadata.namespace
      name = metadata.name
    }
  }
}

extension RuleContext {
  /// Who scales a workload.
  fileprivate func autoscaler(of kind: Workload.Kind?, _ metadata: ObjectMeta) -> HorizontalPodAutoscaler? {
    guard let kind else { return nil }
    return contents.autoscalers.first {
      $0.metadata.namespace == metadata.namespace && $0.targetName == metadata.name
        && $0.targetKind.text == kind.rawValue
    }
  }
}
