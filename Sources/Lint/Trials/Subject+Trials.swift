import Kubernetes
import SourceText
import Symbols

extension Subject {
  /// Whether kube-scheduler itself finds the nodes of its pods, by the rules that are played here.
  var isForTheScheduler: Bool { spec.nodeName.isEmpty && spec.schedulerName == "default-scheduler" }

  /// A Deployment, StatefulSet and the like: all its pods shall run at once, and for good. Of a Job's pods some may
  /// wait for others to end.
  var isForGood: Bool {
    switch kind {
    case .deployment, .replicaSet, .replicationController, .statefulSet: true
    case .daemonSet, .job, .cronJob, nil: false
    }
  }

  /// `Deployment web`.
  var title: String { "\(kindName) \(metadata.name.text)" }

  /// Where its number of pods stands, else where it stands itself.
  var replicasPlace: Place {
    if let workload, workload.replicasOrigin != .none { return .exact(workload.replicasOrigin) }
    return .node(metadata.range.position)
  }

  /// Where a resource is asked for: the largest request of it, else the containers.
  func requestPlace(of resource: Symbol) -> Place {
    let amounts = (spec.containers + spec.initContainers).compactMap {
      $0.resources.requests.amount(of: resource)
    }
    // The first of the largest.
    var largest: ResourceList.Amount?
    for amount in amounts where largest.map({ $0.quantity < amount.quantity }) ?? true { largest = amount }
    if let largest, largest.origin != .none { return .amount(largest) }
    return .key("containers", of: spec.range.position)
  }
}
